using System.Collections.Concurrent;

namespace LenNotify;

/// <summary>All that is worked out once per zone and shared by its people: the work an audience has hoisted out.</summary>
internal sealed class CompiledZone
{
    // Beyond this many distinct sets of windows a person gets a schedule of their own: memory stays bounded.
    private const int MostShared = 1_024;

    private readonly ZoneClock _clock;
    private readonly ConcurrentDictionary<(IReadOnlyList<QuietWindow> Windows, bool KeepsToInbox), QuietSchedule> _schedules = new();
    private readonly ConcurrentDictionary<TimeOfDay, DailyTime> _daily = new();

    internal CompiledZone(ITimeZones zones, string id)
    {
        _clock = new ZoneClock(zones, id);
        Hours = new DigestTimes(_clock);
    }

    internal DigestTimes Hours { get; }

    internal DailyTime Daily(TimeOfDay time) => _daily.TryGetValue(time, out var found) ? found : _daily.GetOrAdd(time, new DailyTime(_clock, time));

    internal QuietSchedule Schedule(IReadOnlyList<QuietWindow> windows, bool keepsToInbox = false)
    {
        if (_schedules.TryGetValue((windows, keepsToInbox), out var found))
        {
            return found;
        }

        var made = new QuietSchedule(_clock, windows, keepsToInbox);
        return _schedules.Count < MostShared ? _schedules.GetOrAdd((windows, keepsToInbox), made) : made;
    }
}
