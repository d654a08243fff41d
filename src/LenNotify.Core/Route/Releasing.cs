using LenNotify.Storage;

namespace LenNotify;

/// <summary>What a delivery is judged by when it is due, or sent again: made of the same judgements.</summary>
internal static class Releasing
{
    internal static ChannelDecision Judge<TRecorder>(
        in RoutingPass pass, CompiledPreferences person, UserActivity activity, int channel, Priority priority,
        ReadOnlySpan<CompiledNotification> members, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        Demand.SameEngine(person, pass.Settings);
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, pass.Settings.ChannelKeys.Length);

        var bit = 1UL << channel;
        ref readonly var rule = ref person.RuleFor(pass.Notification);
        var shut = (person.OptedOut & bit) != 0 ? Reason.OptedOut : Gates.Judge(in pass, person, in rule, priority, ref recorder);
        if (shut == Reason.Routed && (Gates.Chosen(in pass, person, in rule, priority) & bit) == 0)
        {
            shut = Reason.ChannelNotChosen;
            recorder.Add(Judgement.Channels, channel, Note.Stopped, shut);
        }

        if (shut == Reason.Routed && (person.Blocked & bit) != 0)
        {
            shut = person.BlockReasons[channel];
        }

        if (shut != Reason.Routed)
        {
            if (shut is >= Reason.ChannelDisabled and <= Reason.OptedOut)
            {
                recorder.Add(Judgement.Reach, channel, Note.Stopped, shut);
            }

            return new ChannelDecision(channel, Verdict.Suppress, shut, silent: false, until: 0);
        }

        recorder.Add(Judgement.Reach, channel, Note.Passed);
        var timing = Time(in pass, person, in rule, activity, channel, priority, members, ref recorder);
        return new ChannelDecision(channel, timing.Verdict, timing.Reason, silent: false, timing.Until);
    }

    private static Timing Time<TRecorder>(
        in RoutingPass pass, CompiledPreferences person, in TypeRule rule, UserActivity activity, int channel, Priority priority,
        ReadOnlySpan<CompiledNotification> members, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var notification = pass.Notification;
        var self = members.IsEmpty ? new ReadOnlySpan<CompiledNotification>(in notification) : members;
        var timing = ClosedHours.Judge(in pass, person, channel, ref recorder);
        timing = timing.IsNow ? Caps.Shared(in pass, person, in rule, activity, priority, self, ref recorder) : timing;
        timing = timing.IsNow ? Caps.OfChannel(in pass, person, in rule, activity, channel, self, ref recorder) : timing;
        return timing.IsNow ? Delays.Quiet(in pass, person, priority, ref recorder) : timing;
    }
}
