using System.Collections.Concurrent;

namespace LenNotify;

/// <summary>The zones of one engine, by canonical id: at most as many as the tz database has.</summary>
internal sealed class ZoneCache(ITimeZones zones)
{
    private readonly ConcurrentDictionary<string, CompiledZone> _zones = new(StringComparer.Ordinal);

    internal ITimeZones Source => zones;

    /// <summary>By any id that validation let through.</summary>
    internal CompiledZone Get(string id)
    {
        if (_zones.TryGetValue(id, out var found))
        {
            return found;
        }

        return zones.TryCanonicalize(id, out var canonical)
            ? _zones.GetOrAdd(canonical, key => new CompiledZone(zones, key, this))
            : throw new InvalidInputException("time zone", [TextRules.NotAZone("time_zone", id)]);
    }
}
