using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Judgements 8-10: frequency, quiet hours, grouping. Critical skips them all.</summary>
internal static class Delays
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Timing Judge<TRecorder, TCourse>(
        in RoutingPass pass, Terms terms, in UserActivity activity, Stretch stretch, TRecorder recorder)
        where TRecorder : struct, IRecorder
        where TCourse : struct, ICourse
    {
        if (terms.Priority == Priority.Critical)
        {
            recorder.Add(Judgement.Frequency, -1, Note.Critical);
            recorder.Add(Judgement.QuietHours, -1, Note.Critical);
            recorder.Add(Judgement.Grouping, -1, Note.Critical);
            return Timing.Now;
        }

        if (terms.Frequency != Frequency.Immediate)
        {
            recorder.Add(Judgement.Frequency, -1, Note.Stopped, Reason.DigestFrequency);
            return stretch.Timing;
        }

        recorder.Add(Judgement.Frequency, -1, Note.Passed);
        var timing = Quiet(in pass, stretch, terms.Priority, recorder);
        return Group<TRecorder, TCourse>(in pass, in activity, timing, recorder);
    }

    /// <summary>Judgement 9, which a release makes as well.</summary>
    // No branch on whether it is quiet: whose night it is cannot be predicted.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Timing Quiet<TRecorder>(in RoutingPass pass, Stretch stretch, Priority priority, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var passes = priority == Priority.Critical || pass.Notification.PassesQuietHours;
        Tell(pass.Notification, !stretch.Timing.IsNow, passes, priority, recorder);
        if (passes)
        {
            return Timing.Now;
        }

        return stretch.Timing;
    }

    /// <summary>When what is folded today comes: daily for who gets the type daily, else at the next full hour.</summary>
    internal static long NextDigest(in RoutingPass pass, in CompiledPreferences person, Frequency frequency) =>
        person.Calendar.At(frequency == Frequency.Daily ? Frequency.Daily : Frequency.Hourly, pass.Now).Until;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tell<TRecorder>(CompiledNotification notification, bool quiet, bool passes, Priority priority, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if (!TRecorder.Listens)
        {
            return;
        }

        if (quiet & !passes)
        {
            recorder.Add(Judgement.QuietHours, -1, Note.Stopped, Reason.QuietHours);
            return;
        }

        recorder.Add(Judgement.QuietHours, -1, !quiet ? Note.Passed
            : priority == Priority.Critical ? Note.Critical
            : notification.Source.BypassQuietHours ? Note.Bypassed : Note.Severe);
    }

    // Most people collect nothing: that is asked first, because it is known without a look at the quiet stretch.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Timing Group<TRecorder, TCourse>(in RoutingPass pass, in UserActivity activity, Timing quiet, TRecorder recorder)
        where TRecorder : struct, IRecorder
        where TCourse : struct, ICourse
    {
        var notification = pass.Notification;
        if (!TCourse.IsPlain && activity.MayCollect(notification) && quiet.IsNow
            && activity.TryFindGroup(notification.GroupKey, out var group) && group.Closes > pass.Now && group.Count + 1 >= pass.Settings.Options.GroupThreshold)
        {
            recorder.Add(Judgement.Grouping, -1, Note.Stopped, Reason.Grouped);
            return Timing.Hold(Reason.Grouped, group.Closes);
        }

        if (TRecorder.Listens && quiet.IsNow)
        {
            recorder.Add(Judgement.Grouping, -1, notification.GroupKey == 0 ? Note.Passed : Note.Collecting);
        }

        return quiet;
    }
}
