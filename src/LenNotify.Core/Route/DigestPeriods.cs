using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Sees to it that a person gets one digest of a period and channel: what was published before the digest went out, and is
/// written only after it, joins the next one. The person's activity says which period went out; it is read and written under
/// the person's lock, so two nodes and two clocks agree.
/// </summary>
internal static class DigestPeriods
{
    // No clock is further behind, and no publication waits longer for its write.
    private static readonly long Remembered = TimeSpan.FromHours(2).Ticks;

    internal static UserActivity Close(EngineSettings settings, UserActivity activity, int channel, long period, long now)
    {
        var draft = new ActivityDraft(settings, activity, now);
        draft.Remember(settings.DigestKeys[channel], Math.Max(period, Last(settings, in activity, channel)), Math.Max(period, now) + Remembered);
        return draft.Done();
    }

    internal static DateTimeOffset? Next(
        EngineSettings settings, in CompiledPreferences person, in UserActivity activity, int channel, long due, long now)
    {
        var closed = Last(settings, in activity, channel);
        if (closed < due)
        {
            return null;
        }

        var frequency = person.Calendar.At(Frequency.Daily, now).Until == due ? Frequency.Daily : Frequency.Hourly;
        return new DateTimeOffset(person.Calendar.At(frequency, closed).Until, TimeSpan.Zero);
    }

    private static long Last(EngineSettings settings, in UserActivity activity, int channel) =>
        activity.TryFindCap(settings.DigestKeys[channel], out var last) ? last.Starts[0].At : long.MinValue;
}
