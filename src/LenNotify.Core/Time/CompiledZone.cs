using System.Collections.Concurrent;

namespace LenNotify;

/// <summary>All that is worked out once per zone and shared by its people: the work an audience has hoisted out.</summary>
internal sealed class CompiledZone
{
    // Beyond this many a person gets a schedule or calendar of their own: memory stays bounded.
    private const int MostShared = 1_024;

    private readonly ZoneCache? _cache;
    private readonly ZoneClock _clock;
    private readonly ConcurrentDictionary<IReadOnlyList<QuietWindow>, QuietSchedule> _schedules = new();
    private readonly ConcurrentDictionary<TimeOfDay, DailyTime> _daily = new();
    private readonly ConcurrentDictionary<(IReadOnlyList<QuietWindow>? Windows, bool KeepsToInbox, TimeOfDay DigestAt), Calendar> _calendars = new();

    internal CompiledZone(ITimeZones zones, string id, ZoneCache? cache = null)
    {
        _cache = cache;
        _clock = new ZoneClock(zones, id);
        Hours = new DigestTimes(_clock);
    }

    internal DigestTimes Hours { get; }

    internal DailyTime Daily(TimeOfDay time) => _daily.TryGetValue(time, out var found) ? found : _daily.GetOrAdd(time, new DailyTime(_clock, time));

    internal Calendar Calendar(QuietHours hours, TimeOfDay digestAt)
    {
        var windows = hours is { Enabled: true, Windows.Count: > 0 } ? hours.Windows : null;
        var key = (windows, windows is not null && hours.KeepToInbox, digestAt);
        if (_calendars.TryGetValue(key, out var found))
        {
            return found;
        }

        var made = new Calendar(_cache, windows is null ? null : Schedule(windows), hours.KeepToInbox, Daily(digestAt), Hours);
        return _calendars.Count < MostShared ? _calendars.GetOrAdd(key, made) : made;
    }

    internal QuietSchedule Schedule(IReadOnlyList<QuietWindow> windows)
    {
        if (_schedules.TryGetValue(windows, out var found))
        {
            return found;
        }

        var made = new QuietSchedule(_clock, windows);
        return _schedules.Count < MostShared ? _schedules.GetOrAdd(windows, made) : made;
    }
}
