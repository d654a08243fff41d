using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.TimeZones;

namespace LenNotify;

/// <summary>
/// The tz database that NodaTime carries: newer than many operating systems', and the same on every machine.
/// </summary>
public sealed class TzdbZones : ITimeZones
{
    private readonly FrozenDictionary<string, string> _canonicalIds;
    private readonly ConcurrentDictionary<string, DateTimeZone> _zones = new(StringComparer.Ordinal);
    private readonly TzdbDateTimeZoneSource _source;

    private TzdbZones(TzdbDateTimeZoneSource source)
    {
        _source = source;

        // The database stores zones that agree since 1970 once and makes links of the others: Europe/Amsterdam is a link to
        // Europe/Brussels. Its table of places still lists both, and a person in Amsterdam should not read Brussels.
        var places = source.ZoneLocations!.Select(place => place.ZoneId).ToHashSet(StringComparer.Ordinal);
        string Canonical(string id) => places.Contains(id) ? id : source.CanonicalIdMap[id];

        // Tz ids last: where a Windows id is spelled like one (UTC), both mean the same zone and the tz id decides.
        var ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (windowsId, id) in source.WindowsToTzdbIds)
        {
            ids[windowsId] = Canonical(id);
        }

        foreach (var id in source.CanonicalIdMap.Keys)
        {
            ids[id] = Canonical(id);
        }

        _canonicalIds = ids.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The database of the NodaTime package in use.</summary>
    public static TzdbZones Default { get; } = new(TzdbDateTimeZoneSource.Default);

    /// <summary>Which release of the tz database this is, such as <c>2026f</c>.</summary>
    public string DatabaseVersion => _source.TzdbVersion;

    /// <inheritdoc/>
    public bool TryCanonicalize(string id, [NotNullWhen(true)] out string? canonicalId)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _canonicalIds.TryGetValue(id, out canonicalId);
    }

    /// <inheritdoc/>
    public ZoneInterval IntervalAt(string canonicalId, DateTimeOffset instant)
    {
        var interval = Zone(canonicalId).GetZoneInterval(Instant.FromDateTimeOffset(instant));
        return new ZoneInterval(
            interval.HasStart ? interval.Start.ToDateTimeOffset() : DateTimeOffset.MinValue,
            interval.HasEnd ? interval.End.ToDateTimeOffset() : DateTimeOffset.MaxValue,
            interval.WallOffset.ToTimeSpan());
    }

    private DateTimeZone Zone(string canonicalId)
    {
        ArgumentNullException.ThrowIfNull(canonicalId);
        if (_zones.TryGetValue(canonicalId, out var zone))
        {
            return zone;
        }

        if (!_canonicalIds.TryGetValue(canonicalId, out var known))
        {
            // Not repeated here: it may be anything, of any length.
            throw new ArgumentException($"That is no time zone. Give an id that {nameof(TryCanonicalize)} answered.", nameof(canonicalId));
        }

        return known == canonicalId
            ? _zones.GetOrAdd(canonicalId, _source.ForId(canonicalId))
            : throw new ArgumentException($"'{canonicalId}' is a name of {known}. Give the canonical id, as {nameof(TryCanonicalize)} answers it.", nameof(canonicalId));
    }
}
