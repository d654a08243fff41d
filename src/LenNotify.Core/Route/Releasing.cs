using LenNotify.Storage;

namespace LenNotify;

/// <summary>What a delivery is judged by when it is due, or sent again: made of the same judgements.</summary>
internal static class Releasing
{
    internal static ChannelDecision Judge<TRecorder>(
        in RoutingPass pass, in CompiledPreferences person, in UserActivity activity, int channel, Priority priority,
        ReadOnlySpan<CompiledNotification> members, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        Demand.SameEngine(in person, pass.Settings);
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, pass.Settings.ChannelKeys.Length);

        var bit = 1UL << channel;
        var terms = Gates.TermsOf(pass.Notification, in person, priority);
        var optedOut = person.ReachOf(channel) == Reason.OptedOut | (person.LeftFor(pass.Notification) & bit) != 0;
        var shut = optedOut ? Reason.OptedOut : Gates.First(Gates.Judge<TRecorder, FullCourse>(in pass, in person, terms, recorder));
        if (shut == Reason.ChannelNotChosen && (terms.Chosen & bit) != 0)
        {
            shut = Reason.Routed;
        }

        if (shut == Reason.ChannelNotChosen)
        {
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
        var timing = Time(in pass, in person, terms, in activity, channel, members, recorder);
        return ChannelDecision.Of(timing).On(channel);
    }

    private static Timing Time<TRecorder>(
        in RoutingPass pass, in CompiledPreferences person, Terms terms, in UserActivity activity, int channel,
        ReadOnlySpan<CompiledNotification> members, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var notification = pass.Notification;
        var self = members.IsEmpty ? new ReadOnlySpan<CompiledNotification>(in notification) : members;
        var timing = ClosedHours.Judge(in pass, in person, channel, recorder);
        timing = timing.IsNow ? Caps.Shared(in pass, in person, terms, in activity, self, recorder) : timing;
        timing = timing.IsNow ? Caps.OfChannel(in pass, in person, terms, in activity, channel, self, recorder) : timing;
        return timing.IsNow ? Delays.Quiet(in pass, person.Calendar.At(Frequency.Immediate, pass.Now), terms.Priority, recorder) : timing;
    }
}
