using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>Turns JSON into a document: shape first, then the rules, and all problems of both in one answer.</summary>
internal static class PreferencesReader
{
    private const string Subject = "preferences document";

    internal static Preferences Parse(string json, ITimeZones zones) => Read(JsonText.ReadObject(json, Subject), zones);

    internal static Preferences Patch(Preferences current, string json, ITimeZones zones)
    {
        var patch = JsonText.ReadObject(json, Subject);
        var merged = JsonText.ReadObject(current.ToJson(), Subject);
        JsonText.Merge(merged, patch);
        return Read(merged, zones);
    }

    private static Preferences Read(JsonObject node, ITimeZones zones)
    {
        var problems = new List<Problem>();
        var read = Read(new FieldReader(node, "", problems));
        PreferencesRules.Check(read, zones, problems);
        return problems.Count == 0 ? PreferencesRules.Canonical(read, zones) : throw new InvalidInputException(Subject, problems);
    }

    private static Preferences Read(FieldReader from)
    {
        var otherwise = new Preferences();
        var read = new Preferences
        {
            Version = from.Whole("version", 0),
            TimeZone = from.Text("time_zone"),
            Language = from.Text("language"),
            ConfidenceThreshold = from.Number("confidence_threshold", otherwise.ConfidenceThreshold),
            Channels = Map(from, "channels", WireNames.Channel, (map, name) => map.Flag(name, true)) ?? otherwise.Channels,
            ChannelsByPriority = Priorities(from.Object("channels_by_priority")) ?? otherwise.ChannelsByPriority,
            Types = Map(from, "types", name => name, (map, name) => Type(map.Object(name))) ?? otherwise.Types,
            Filters = Map(from, "filters", name => name, (map, name) => map.Names(name) ?? []) ?? otherwise.Filters,
            QuietHours = Quiet(from.Object("quiet_hours"), otherwise.QuietHours),
            DigestAt = from.Choice<TimeOfDay>("digest_at", TimeOfDay.TryParse, PreferencesRules.StartTimes) ?? otherwise.DigestAt,
        };
        from.RefuseUnknown();
        return read;
    }

    private static Dictionary<string, T>? Map<T>(FieldReader from, string field, Func<string, string> canonical, Func<FieldReader, string, T> value)
    {
        if (from.Object(field) is not { } map)
        {
            return null;
        }

        var read = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var name in map.Members())
        {
            if (!read.TryAdd(canonical(name), value(map, name)))
            {
                map.Refuse(name, $"stands for '{canonical(name)}', which is given as well.", "each name once");
            }
        }

        return read;
    }

    private static Dictionary<Priority, IReadOnlyList<string>>? Priorities(FieldReader? map)
    {
        if (map is null)
        {
            return null;
        }

        var read = new Dictionary<Priority, IReadOnlyList<string>>();
        foreach (var name in map.Members())
        {
            var channels = Channels(map, name) ?? [];
            if (!WireNames.TryRead(name, out Priority priority))
            {
                map.Refuse(name, "is not a priority.", WireNames.Priorities);
            }
            else if (!read.TryAdd(priority, channels))
            {
                map.Refuse(name, "is given twice.", "each priority once");
            }
        }

        return read;
    }

    private static TypePreference Type(FieldReader? from)
    {
        var read = new TypePreference
        {
            Enabled = from?.Flag("enabled", true) ?? true,
            MinimumSeverity = from?.Choice<Severity>("minimum_severity", WireNames.TryRead, WireNames.Severities),
            HighPriorityOnly = from?.Flag("high_priority_only", false) ?? false,
            Frequency = from?.Choice<Frequency>("frequency", WireNames.TryRead, WireNames.Frequencies),
            Channels = from is null ? null : Channels(from, "channels"),
        };
        from?.RefuseUnknown();
        return read;
    }

    private static string[]? Channels(FieldReader from, string name) => from.Names(name)?.Select(WireNames.Channel).ToArray();

    private static QuietHours Quiet(FieldReader? from, QuietHours otherwise)
    {
        if (from is null)
        {
            return otherwise;
        }

        var read = new QuietHours
        {
            Enabled = from.Flag("enabled", otherwise.Enabled),
            Windows = from.Items("windows", (item, at) => Window(from.Item(item, at)))?.OfType<QuietWindow>().ToArray() ?? otherwise.Windows,
            KeepToInbox = from.Flag("keep_to_inbox", otherwise.KeepToInbox),
        };
        from.RefuseUnknown();
        return read;
    }

    // Null after a problem was noted: the rules then have nothing to say about half a window.
    private static QuietWindow? Window(FieldReader? from)
    {
        if (from is null)
        {
            return null;
        }

        var start = Required(from, "start", PreferencesRules.StartTimes);
        var end = Required(from, "end", PreferencesRules.EndTimes);
        var days = Days(from);
        from.RefuseUnknown();
        return start is null || end is null || days is null ? null : new QuietWindow(start.Value, end.Value, days.Value);
    }

    private static TimeOfDay? Required(FieldReader from, string name, string allowed)
    {
        if (!from.Members().Contains(name))
        {
            from.Refuse(name, "is missing.", allowed);
        }

        return from.Choice<TimeOfDay>(name, TimeOfDay.TryParse, allowed);
    }

    private static Weekdays? Days(FieldReader from)
    {
        if (from.Names("days") is not { } names)
        {
            return Weekdays.All;
        }

        var days = Weekdays.None;
        foreach (var name in names)
        {
            if (!WeekdaysConverter.TryRead(name, out var day))
            {
                from.Refuse("days", $"names '{Shown.Of(name)}'.", WeekdaysConverter.Allowed);
                return null;
            }

            days |= day;
        }

        return days;
    }
}
