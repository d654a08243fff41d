using LenNotify.Storage;

namespace LenNotify;

/// <summary>Judgements 8-10: frequency, quiet hours, grouping. Critical skips them all.</summary>
internal static class Delays
{
    internal static Timing Judge<TRecorder>(
        in RoutingPass pass, CompiledPreferences person, in TypeRule rule, UserActivity activity, Priority priority, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if (priority == Priority.Critical)
        {
            recorder.Add(Judgement.Frequency, -1, Note.Critical);
            recorder.Add(Judgement.QuietHours, -1, Note.Critical);
            recorder.Add(Judgement.Grouping, -1, Note.Critical);
            return Timing.Now;
        }

        if (rule.Frequency != Frequency.Immediate)
        {
            recorder.Add(Judgement.Frequency, -1, Note.Stopped, Reason.DigestFrequency);
            return new Timing(Verdict.Digest, Reason.DigestFrequency, NextDigest(in pass, person, rule.Frequency));
        }

        recorder.Add(Judgement.Frequency, -1, Note.Passed);
        var timing = Quiet(in pass, person, priority, ref recorder);
        return timing.IsNow ? Group(in pass, activity, ref recorder) : timing;
    }

    /// <summary>Judgement 9, which a release makes as well.</summary>
    internal static Timing Quiet<TRecorder>(in RoutingPass pass, CompiledPreferences person, Priority priority, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if (person.Quiet is not { } quiet)
        {
            recorder.Add(Judgement.QuietHours, -1, Note.Passed);
            return Timing.Now;
        }

        if (priority == Priority.Critical || pass.Notification.PassesQuietHours)
        {
            recorder.Add(Judgement.QuietHours, -1, priority == Priority.Critical ? Note.Critical
                : pass.Notification.Source.BypassQuietHours ? Note.Bypassed : Note.Severe);
            return Timing.Now;
        }

        var segment = quiet.At(pass.Now);
        if (!segment.Quiet)
        {
            recorder.Add(Judgement.QuietHours, -1, Note.Passed);
            return Timing.Now;
        }

        recorder.Add(Judgement.QuietHours, -1, Note.Stopped, Reason.QuietHours);
        return person.KeepToInbox || segment.Until == long.MaxValue
            ? new Timing(Verdict.Suppress, Reason.QuietHours, 0)
            : Timing.Hold(Reason.QuietHours, segment.Until);
    }

    /// <summary>When what is folded today comes: daily for who gets the type daily, else at the next full hour.</summary>
    internal static long NextDigest(in RoutingPass pass, CompiledPreferences person, Frequency frequency) =>
        frequency == Frequency.Daily ? person.DigestAt.Next(pass.Now) : person.Zone.Hours.NextHour(pass.Now);

    private static Timing Group<TRecorder>(in RoutingPass pass, UserActivity activity, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var key = pass.Notification.GroupKey;
        if (key == 0)
        {
            recorder.Add(Judgement.Grouping, -1, Note.Passed);
            return Timing.Now;
        }

        if (activity.TryFindGroup(key, out var group) && group.Closes > pass.Now && group.Count + 1 >= pass.Settings.Options.GroupThreshold)
        {
            recorder.Add(Judgement.Grouping, -1, Note.Stopped, Reason.Grouped);
            return Timing.Hold(Reason.Grouped, group.Closes);
        }

        recorder.Add(Judgement.Grouping, -1, Note.Collecting);
        return Timing.Now;
    }
}
