using LenNotify.Storage;

namespace LenNotify;

/// <summary>What a delivery is judged by when it is due, or sent again: made of the same judgements.</summary>
internal static class Releasing
{
    internal static ChannelDecision Judge<TRecorder>(
        in RoutingPass pass, CompiledPreferences person, in UserActivity activity, int channel, Priority priority,
        ReadOnlySpan<CompiledNotification> members, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        Demand.SameEngine(person, pass.Settings);
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, pass.Settings.ChannelKeys.Length);

        var bit = 1UL << channel;
        ref readonly var rule = ref person.RuleFor(pass.Notification);
        var shut = (person.OptedOut & bit) != 0 ? Reason.OptedOut : Gates.Judge(in pass, person, in rule, priority, recorder);
        if (shut == Reason.Routed && (Gates.Chosen(in pass, person, in rule, priority) & bit) == 0)
        {
            shut = Reason.ChannelNotChosen;
            recorder.Add(Judgement.Channels, channel, Note.Stopped, shut);
        }

        if (shut == Reason.Routed)
        {
            shut = person.ReachOf(channel);
        }

        if (shut != Reason.Routed)
        {
            if (shut is >= Reason.ChannelDisabled and <= Reason.OptedOut)
            {
                recorder.Add(Judgement.Reach, channel, Note.Stopped, shut);
            }

            return new ChannelDecision(channel, Verdict.Suppress, shut, silent: false, until: 0);
        }

        recorder.Add(Judgement.Channels, channel, Note.Passed);
        recorder.Add(Judgement.Reach, channel, Note.Passed);
        var timing = Time(in pass, person, in rule, in activity, channel, priority, members, recorder);
        return new ChannelDecision(channel, timing.Verdict, timing.Reason, silent: false, timing.Until);
    }

    private static Timing Time<TRecorder>(
        in RoutingPass pass, CompiledPreferences person, in TypeRule rule, in UserActivity activity, int channel, Priority priority,
        ReadOnlySpan<CompiledNotification> members, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var notification = pass.Notification;
        var self = members.IsEmpty ? new ReadOnlySpan<CompiledNotification>(in notification) : members;
        var timing = ClosedHours.Judge(in pass, person, channel, recorder);
        timing = timing.IsNow ? Caps.Shared(in pass, person, in rule, in activity, priority, self, recorder) : timing;
        timing = timing.IsNow ? Caps.OfChannel(in pass, person, in rule, in activity, channel, self, recorder) : timing;
        return timing.IsNow ? Delays.Quiet(in pass, person, priority, recorder) : timing;
    }
}
