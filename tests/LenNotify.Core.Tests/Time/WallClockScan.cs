using NodaTime;

namespace LenNotify.Core.Tests;

/// <summary>
/// What a zone's clock shows in each minute of a stretch of time, asked from NodaTime minute by minute. It knows nothing
/// of transitions, and so is another method than the one under test. Minutes are counted from the start of the scan,
/// what the clock shows from 0001-01-01T00:00.
/// </summary>
internal sealed class WallClockScan
{
    private const int MinutesInDay = 24 * 60;

    private static readonly long MinutesTo1970 = DateTime.UnixEpoch.Ticks / Spot.TicksPerMinute;

    private readonly int[] _shown;
    private readonly int[] _reached;
    private readonly int[] _passed;
    private readonly SortedSet<int> _days = [];
    private readonly int _lowest;

    internal WallClockScan(Spot spot, int daysBefore, int daysAfter)
    {
        Spot = spot;
        Start = (spot.Ticks / Spot.TicksPerMinute) - (daysBefore * MinutesInDay);
        _shown = Read(spot.Zone, Start, (daysBefore + daysAfter) * MinutesInDay);
        _lowest = _shown.Min();
        _reached = new int[_shown.Max() - _lowest + 1];
        _passed = new int[_reached.Length];
        Index();
    }

    internal Spot Spot { get; }

    /// <summary>The first scanned minute, since 0001-01-01T00:00Z.</summary>
    internal long Start { get; }

    internal int Length => _shown.Length;

    internal ReadOnlySpan<int> Shown => _shown;

    /// <summary>The dates that the clock shows at all, counted from 0001-01-01.</summary>
    internal IReadOnlySet<int> Days => _days;

    /// <summary>The first minute in which the clock shows this or later.</summary>
    internal int Reached(int shown) => shown < _lowest ? 0 : shown - _lowest < _reached.Length ? _reached[shown - _lowest] : Length;

    /// <summary>The last minute in which the clock shows this; where it never does, the one after the last in which it shows less.</summary>
    internal int Passed(int shown) => shown < _lowest ? 0 : shown - _lowest < _passed.Length ? _passed[shown - _lowest] : Length;

    internal int MinuteOf(long ticks) => (int)((ticks / Spot.TicksPerMinute) - Start);

    internal long TicksOf(int minute) => (Start + minute) * Spot.TicksPerMinute;

    private static int[] Read(string id, long start, int length)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var shown = new int[length];
        for (var i = 0; i < length; i++)
        {
            var seconds = zone.GetUtcOffset(Instant.FromUnixTimeSeconds(60 * (start + i - MinutesTo1970))).Seconds;
            shown[i] = seconds % 60 == 0 ? (int)(start + i + (seconds / 60)) : throw new NotSupportedException($"{id}: a scan by minutes cannot see {seconds} s.");
        }

        return shown;
    }

    private void Index()
    {
        var next = _lowest;
        for (var i = 0; i < _shown.Length; i++)
        {
            if (i == 0 || _shown[i] / MinutesInDay != _shown[i - 1] / MinutesInDay)
            {
                _days.Add(_shown[i] / MinutesInDay);
            }

            for (; next <= _shown[i]; next++)
            {
                _reached[next - _lowest] = i;
            }
        }

        next = _lowest + _passed.Length - 1;
        for (var i = _shown.Length - 1; i >= 0; i--)
        {
            for (; next > _shown[i]; next--)
            {
                _passed[next - _lowest] = i + 1;
            }

            if (next == _shown[i])
            {
                _passed[next-- - _lowest] = i;
            }
        }
    }
}
