using System.Text;
using static System.FormattableString;

namespace LenNotify;

/// <summary>What a sound document is. The only place that judges one, whether it came as JSON or was built in code.</summary>
internal static class PreferencesRules
{
    internal const string StartTimes = "HH:mm from 00:00 to 23:59";
    internal const string EndTimes = "HH:mm from 00:00 to 24:00";

    private const int MaxWindows = 50;
    private const int MaxEntries = 200;
    private const int MaxFilterValues = 1_000;

    internal static IReadOnlyList<Problem> Check(Preferences document, ITimeZones zones)
    {
        var problems = new List<Problem>();
        Check(document, zones, problems);
        return problems;
    }

    internal static void Check(Preferences document, ITimeZones zones, List<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(zones);
        if (document.Version < 0)
        {
            problems.Add(new("version", Invariant($"is {document.Version}."), "0 or more"));
        }

        if (document.TimeZone is { } zone && !zones.TryCanonicalize(zone, out _))
        {
            problems.Add(TextRules.NotAZone("time_zone", zone));
        }

        if (document.Language is { } language && !TextRules.IsLanguage(language))
        {
            problems.Add(new("language", $"'{Shown.Of(language)}' is not a language tag.", "a BCP 47 tag of at most 35 characters, such as nl or pt-BR"));
        }

        if (document.ConfidenceThreshold is not (>= 0 and <= 100))
        {
            problems.Add(new("confidence_threshold", $"is {Shown.Number(document.ConfidenceThreshold)}.", "0 to 100"));
        }

        CheckChannels(document, problems);
        CheckTypes(document, problems);
        CheckFilters(document.Filters, problems);
        CheckQuietHours(document.QuietHours, problems);
        if (document.DigestAt.IsEndOfDay)
        {
            problems.Add(new("digest_at", "is 24:00.", StartTimes));
        }

        CheckSize(document, problems);
    }

    /// <summary>The document with the zone's canonical id, which is what stores keep.</summary>
    internal static Preferences Canonical(Preferences document, ITimeZones zones) =>
        document.TimeZone is { } zone && zones.TryCanonicalize(zone, out var canonical) && canonical != zone
            ? document with { TimeZone = canonical }
            : document;

    private static void CheckChannels(Preferences document, List<Problem> problems)
    {
        TextRules.CheckCount("channels", document.Channels.Count, MaxEntries, problems);
        foreach (var name in document.Channels.Keys.Take(MaxEntries))
        {
            TextRules.CheckChannel($"channels.{Shown.Of(name)}", name, problems);
        }

        foreach (var (priority, channels) in document.ChannelsByPriority)
        {
            var at = $"channels_by_priority.{WireNames.Of(priority)}";
            TextRules.CheckDefined<Priority>(at, priority, WireNames.Priorities, problems);
            if (!TextRules.IsNull(at, channels, "a list", problems))
            {
                TextRules.CheckChannels(at, channels, problems);
            }
        }
    }

    private static void CheckTypes(Preferences document, List<Problem> problems)
    {
        TextRules.CheckCount("types", document.Types.Count, MaxEntries, problems);
        foreach (var (name, type) in document.Types.Take(MaxEntries))
        {
            var at = $"types.{Shown.Of(name)}";
            TextRules.CheckType(at, name, problems);
            if (!TextRules.IsNull(at, type, "an object", problems))
            {
                TextRules.CheckDefined($"{at}.minimum_severity", type.MinimumSeverity, WireNames.Severities, problems);
                TextRules.CheckDefined($"{at}.frequency", type.Frequency, WireNames.Frequencies, problems);
                TextRules.CheckChannels($"{at}.channels", type.Channels ?? [], problems);
                TextRules.CheckChannels($"{at}.left_channels", type.LeftChannels, problems);
            }
        }
    }

    private static void CheckFilters(IReadOnlyDictionary<string, IReadOnlyList<string>> filters, List<Problem> problems)
    {
        TextRules.CheckCount("filters", filters.Count, MaxEntries, problems);
        var count = filters.Sum(f => (long?)f.Value?.Count ?? 0);
        if (count > MaxFilterValues)
        {
            problems.Add(new("filters", Invariant($"has {count:N0} values."), Invariant($"{MaxFilterValues:N0} values in all")));
        }

        foreach (var (key, values) in filters.Take(MaxEntries))
        {
            var at = $"filters.{Shown.Of(key)}";
            TextRules.CheckKey(at, key, problems);
            if (!TextRules.IsNull(at, values, "a list", problems) && count <= MaxFilterValues)
            {
                CheckValues(at, values, problems);
            }
        }
    }

    private static void CheckValues(string at, IReadOnlyList<string> values, List<Problem> problems)
    {
        for (var i = 0; i < values.Count; i++)
        {
            TextRules.CheckLine($"{at}[{i}]", values[i], TextRules.MaxAttributeValue, problems);
        }
    }

    private static void CheckQuietHours(QuietHours quiet, List<Problem> problems)
    {
        TextRules.CheckCount("quiet_hours.windows", quiet.Windows.Count, MaxWindows, problems);
        for (var i = 0; i < Math.Min(quiet.Windows.Count, MaxWindows); i++)
        {
            CheckWindow($"quiet_hours.windows[{i}]", quiet.Windows[i], problems);
        }
    }

    /// <summary>Also the rule for a channel's closed hours.</summary>
    internal static void CheckWindow(string at, QuietWindow? window, List<Problem> problems)
    {
        if (TextRules.IsNull(at, window, "an object", problems))
        {
            return;
        }

        if (window.Start.IsEndOfDay)
        {
            problems.Add(new($"{at}.start", "is 24:00.", StartTimes));
        }
        else if (window.Start == window.End)
        {
            problems.Add(new($"{at}.end", $"is {window.End}, the same as the start.", "an end other than the start; the whole day is 00:00 to 24:00"));
        }

        if (window.Days == Weekdays.None)
        {
            problems.Add(new($"{at}.days", "is empty.", "at least one day, or no list at all for every day"));
        }
        else if ((window.Days & ~Weekdays.All) != 0)
        {
            problems.Add(new($"{at}.days", $"has the unknown bits {(int)(window.Days & ~Weekdays.All)}.", WeekdaysConverter.Allowed));
        }
    }

    // What a store was given must come back through Parse, which takes no more than that.
    private static void CheckSize(Preferences document, List<Problem> problems)
    {
        if (problems.Count == 0 && PreferencesSize.AtMost(document) > JsonText.MaxBytes
            && Encoding.UTF8.GetByteCount(document.ToJson()) is > JsonText.MaxBytes and var size)
        {
            problems.Add(new("$", Invariant($"has {size:N0} bytes as JSON."), $"{JsonText.MaxBytes / 1024} KB"));
        }
    }
}
