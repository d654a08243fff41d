using System.Diagnostics.CodeAnalysis;

namespace LenNotify;

/// <summary>
/// The tz database. The <c>LenNotify</c> package fills it from NodaTime's bundled data, so that a container without
/// tzdata answers like any other machine.
/// </summary>
public interface ITimeZones
{
    /// <summary>
    /// Maps any tz database id or link, in any case, and Windows ids to the canonical id. Answers false for all else:
    /// file names, offsets, empty text.
    /// </summary>
    bool TryCanonicalize(string id, [NotNullWhen(true)] out string? canonicalId);

    /// <summary>The stretch of time around <paramref name="instant"/> during which the zone's offset from UTC does not change.</summary>
    /// <exception cref="ArgumentException">The id is not canonical.</exception>
    ZoneInterval IntervalAt(string canonicalId, DateTimeOffset instant);
}
