using static System.FormattableString;

namespace LenNotify;

/// <summary>What sound options are.</summary>
internal static class OptionsRules
{
    private const int MostLimit = 1_000;
    private const int MaxTypes = 2_000;
    private const int MaxSensitive = 50;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    internal static RoutingOptions Checked(RoutingOptions options, ITimeZones zones)
    {
        var problems = new List<Problem>();
        if (options.DefaultTimeZone is not { } zone || !zones.TryCanonicalize(zone, out _))
        {
            problems.Add(TextRules.NotAZone("default_time_zone", options.DefaultTimeZone));
        }

        CheckChannels(options.Channels, problems);
        CheckTypes(options.Types, problems);
        CheckThrottle("per_user", options.PerUser, problems);
        CheckRange("group_threshold", options.GroupThreshold, 2, MostLimit, problems);
        CheckSpan("group_window", options.GroupWindow, problems);
        CheckSpan("repeat_window", options.RepeatWindow, problems);
        CheckRange("priorities.critical_confidence", options.Priorities.CriticalConfidence, 0, 100, problems);
        CheckRange("priorities.opted_in_confidence", options.Priorities.OptedInConfidence, 0, 100, problems);
        CheckRange("priorities.high_confidence", options.Priorities.HighConfidence, 0, 100, problems);
        CheckRange("priorities.news_length", options.Priorities.NewsLength, 0, 4_000, problems);
        CheckRange("priorities.most_repeats", options.Priorities.MostRepeats, 1, EngineSettings.MostRepeats - 1, problems);
        CheckRange("max_message_length", options.MaxMessageLength, 1, NotificationRules.MostMessageLength, problems);
        return problems.Count == 0 ? options : throw new InvalidInputException("set of routing options", problems);
    }

    private static void CheckChannels(IReadOnlyList<ChannelPolicy> channels, List<Problem> problems)
    {
        TextRules.CheckCount("channels", channels.Count, TextRules.MaxChannels, problems);
        CheckUnique("channels", channels.Select(c => c?.Name), problems);
        for (var i = 0; i < channels.Count; i++)
        {
            var at = $"channels[{i}]";
            if (!TextRules.IsNull(at, channels[i], "a channel policy", problems))
            {
                TextRules.CheckChannel($"{at}.name", channels[i].Name, problems);
                CheckThrottle($"{at}.throttle", channels[i].Throttle, problems);
                CheckClosedHours(at, channels[i].ClosedHours, problems);
            }
        }
    }

    private static void CheckClosedHours(string channel, IReadOnlyDictionary<string, IReadOnlyList<QuietWindow>> hours, List<Problem> problems)
    {
        foreach (var (country, windows) in hours)
        {
            var at = $"{channel}.closed_hours.{Shown.Of(country)}";
            if (country != "*" && !(country.Length == 2 && country.All(char.IsAsciiLetterUpper)))
            {
                problems.Add(new(at, "is not a country.", "two capital letters of ISO 3166, or * for all others"));
            }

            if (!TextRules.IsNull(at, windows, "a list of windows", problems))
            {
                for (var i = 0; i < windows.Count; i++)
                {
                    PreferencesRules.CheckWindow($"{at}[{i}]", windows[i], problems);
                }
            }
        }
    }

    private static void CheckTypes(IReadOnlyList<NotificationType> types, List<Problem> problems)
    {
        TextRules.CheckCount("types", types.Count, MaxTypes, problems);
        foreach (var type in types.Where(type => type is not null && (type.SensitiveMetadata.Count > MaxSensitive || !type.SensitiveMetadata.All(TextRules.IsKey))))
        {
            problems.Add(new($"types.{Shown.Of(type.Name)}.sensitive_metadata", "names what is no member of metadata.", Invariant($"{MaxSensitive} names of 1-64 letters, digits and _ . -")));
        }

        CheckUnique("types", types.Select(t => t?.Name), problems);
        for (var i = 0; i < types.Count; i++)
        {
            var at = $"types[{i}]";
            if (TextRules.IsNull(at, types[i], "a notification type", problems))
            {
                continue;
            }

            TextRules.CheckType($"{at}.name", types[i].Name, problems);
            TextRules.CheckChannels($"{at}.channels", types[i].Channels ?? [], problems);
            TextRules.CheckDefined<Severity>($"{at}.minimum_severity", types[i].MinimumSeverity, WireNames.Severities, problems);
            TextRules.CheckDefined<Frequency>($"{at}.frequency", types[i].Frequency, WireNames.Frequencies, problems);
            CheckThrottle($"{at}.throttle", types[i].Throttle, problems);
        }
    }

    private static void CheckUnique(string field, IEnumerable<string?> names, List<Problem> problems)
    {
        foreach (var twice in names.Where(n => n is not null).GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            problems.Add(new(field, $"has '{Shown.Of(twice.Key)}' {twice.Count()} times.", "each name once"));
        }
    }

    private static void CheckThrottle(string field, Throttle? throttle, List<Problem> problems)
    {
        if (throttle is not null)
        {
            CheckRange($"{field}.limit", throttle.Limit, 1, MostLimit, problems);
            CheckSpan($"{field}.per", throttle.Per, problems);
        }
    }

    private static void CheckRange(string field, int value, int least, int most, List<Problem> problems)
    {
        if (value < least || value > most)
        {
            problems.Add(new(field, Invariant($"is {value:N0}."), Invariant($"{least:N0} to {most:N0}")));
        }
    }

    private static void CheckSpan(string field, TimeSpan value, List<Problem> problems)
    {
        if (value < Shortest || value > Longest)
        {
            problems.Add(new(field, $"is {value}.", "1 second to 31 days"));
        }
    }
}
