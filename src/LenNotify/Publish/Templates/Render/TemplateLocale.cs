using System.Globalization;

namespace LenNotify;

/// <summary>
/// How values are written: in the person's culture where that speaks the wording's language, else in the wording's own, so
/// that words and numbers of one text agree; and by the person's wall clock.
/// </summary>
internal sealed class TemplateLocale
{
    private readonly ITimeZones _zones;
    private readonly string _zone;

    private TemplateLocale(string language, CultureInfo culture, ITimeZones zones, string zone) =>
        (Language, Culture, _zones, _zone) = (language, culture, zones, zone);

    /// <summary>The wording's language.</summary>
    internal string Language { get; }

    /// <summary>The culture of numbers and dates.</summary>
    internal CultureInfo Culture { get; }

    internal static TemplateLocale Of(string wording, string? person, ITimeZones zones, string zone) =>
        new(wording, CultureOf(person is not null && Primary(person).Equals(Primary(wording), StringComparison.OrdinalIgnoreCase) ? person : wording), zones, zone);

    /// <summary>The language without script, region and variant.</summary>
    internal static string Primary(string tag) => tag.IndexOf('-', StringComparison.Ordinal) is var at and > 0 ? tag[..at] : tag;

    /// <summary>The instant by the person's clock.</summary>
    internal DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(_zones.IntervalAt(_zone, at).Offset);

    // Only cultures that the machine knows: made-up tags would each be kept for ever. Without any data all are invariant.
    private static CultureInfo CultureOf(string tag)
    {
        for (var left = tag; left.Length > 0; left = left.LastIndexOf('-') is var at and > 0 ? left[..at] : "")
        {
            try
            {
                return CultureInfo.GetCultureInfo(left, predefinedOnly: true);
            }
            catch (CultureNotFoundException)
            {
                continue;
            }
        }

        return CultureInfo.InvariantCulture;
    }
}
