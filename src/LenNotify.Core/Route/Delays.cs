using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Judgements 8-10: frequency, quiet hours, grouping. Critical skips them all.</summary>
internal static class Delays
{
    internal static Timing Judge<TRecorder>(
        in RoutingPass pass, CompiledPreferences person, in TypeRule rule, in UserActivity activity, Priority priority, TRecorder recorder)
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
        var timing = Quiet(in pass, person, priority, recorder);
        return timing.IsNow ? Group(in pass, in activity, recorder) : timing;
    }

    /// <summary>Judgement 9, which a release makes as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Timing Quiet<TRecorder>(in RoutingPass pass, CompiledPreferences person, Priority priority, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var notification = pass.Notification;
        var quiet = person.QuietAt(pass.Now);
        var passes = priority == Priority.Critical | notification.PassesQuietHours;
        if (!quiet.Quiet | passes)
        {
            recorder.Add(Judgement.QuietHours, -1, !quiet.Quiet ? Note.Passed
                : priority == Priority.Critical ? Note.Critical
                : notification.Source.BypassQuietHours ? Note.Bypassed : Note.Severe);
            return Timing.Now;
        }

        recorder.Add(Judgement.QuietHours, -1, Note.Stopped, Reason.QuietHours);
        return person.KeepToInbox || quiet.Until == long.MaxValue
            ? new Timing(Verdict.Suppress, Reason.QuietHours, 0)
            : Timing.Hold(Reason.QuietHours, quiet.Until);
    }

    /// <summary>When what is folded today comes: daily for who gets the type daily, else at the next full hour.</summary>
    internal static long NextDigest(in RoutingPass pass, CompiledPreferences person, Frequency frequency) =>
        frequency == Frequency.Daily ? person.Details.DigestAt.Next(pass.Now) : person.Details.Zone.Hours.NextHour(pass.Now);

    private static Timing Group<TRecorder>(in RoutingPass pass, in UserActivity activity, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var key = pass.Notification.GroupKey;
        if (key == 0)
        {
            recorder.Add(Judgement.Grouping, -1, Note.Passed);
            return Timing.Now;
        }

        if (activity.MayCollect(key) && activity.TryFindGroup(key, out var group) && group.Closes > pass.Now && group.Count + 1 >= pass.Settings.Options.GroupThreshold)
        {
            recorder.Add(Judgement.Grouping, -1, Note.Stopped, Reason.Grouped);
            return Timing.Hold(Reason.Grouped, group.Closes);
        }

        recorder.Add(Judgement.Grouping, -1, Note.Collecting);
        return Timing.Now;
    }
}
