namespace LenNotify;

/// <summary>The second half of judgement 6: the hours in which the law or the host closes a channel.</summary>
internal static class ClosedHours
{
    internal static Timing Judge<TRecorder>(in RoutingPass pass, in CompiledPreferences person, int channel, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if ((person.Details.Closable & (1UL << channel)) == 0)
        {
            return Timing.Now;
        }

        if (pass.Notification.Emergency)
        {
            recorder.Add(Judgement.Reach, channel, Note.Emergency);
            return Timing.Now;
        }

        var segment = person.Details.ClosedHours[channel]!.At(pass.Now);
        if (!segment.Quiet)
        {
            return Timing.Now;
        }

        var timing = segment.Until == long.MaxValue
            ? Timing.Suppress(Reason.CountryClosed)
            : Timing.Hold(Reason.ClosedHours, segment.Until);
        recorder.Add(Judgement.Reach, channel, Note.Stopped, timing.Reason);
        return timing;
    }
}
