using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>Turns JSON into a document: shape first, then the rules, and all problems of both in one answer.</summary>
internal static class PreferencesReader
{
    private const string Subject = "preferences document";

    // What stands in for a part that was refused: sound, so that the rules find no second fault with it.
    private const string SoundName = "x";
    private static readonly QuietWindow SoundWindow = new(TimeOfDay.Midnight, TimeOfDay.EndOfDay);

    internal static Preferences Parse(string json, ITimeZones zones) => Read(JsonText.ReadObject(json, Subject), zones);

    internal static Preferences Patch(Preferences current, string json, ITimeZones zones)
    {
        var patch = JsonText.ReadObject(json, Subject);
        var merged = JsonText.ReadObject(current.ToJson(), Subject);
        Respell(merged, patch, "channels", WireNames.Channel);
        Respell(merged, patch, "channels_by_priority", WireNames.Priority);
        JsonText.Merge(merged, patch);
        return Read(merged, zones);
    }

    // Where the patch says in_app and the document inapp, the document takes the patch's spelling: else the two would be
    // two entries. Paths of problems are then spelled as the caller does.
    private static void Respell(JsonObject document, JsonObject patch, string field, Func<string, string> canonical)
    {
        if (document[field] is not JsonObject own || patch[field] is not JsonObject given)
        {
            return;
        }

        foreach (var (name, _) in given)
        {
            if (canonical(name) is var other && other != name && own.Remove(other, out var value))
            {
                own[name] = value;
            }
        }
    }

    private static Preferences Read(JsonObject node, ITimeZones zones)
    {
        var problems = new List<Problem>();
        var from = new FieldReader(node, "", problems);
        var read = Read(from);
        PreferencesRules.Check(read, zones, problems);
        return problems.Count == 0
            ? PreferencesRules.Canonical(read, zones)
            : throw new InvalidInputException(Subject, from.InOrder());
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
            Filters = Map(from, "filters", name => name, (map, name) => map.Names(name, SoundName) ?? []) ?? otherwise.Filters,
            QuietHours = Quiet(from.Object("quiet_hours"), otherwise.QuietHours),
            DigestAt = from.Choice<TimeOfDay>("digest_at", TimeOfDay.TryParse, PreferencesRules.StartTimes) ?? otherwise.DigestAt,
            EmailDigest = from.Flag("email_digest", otherwise.EmailDigest),
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

        var names = new HashSet<string>(StringComparer.Ordinal);
        var read = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var name in map.Members())
        {
            if (!names.Add(canonical(name)))
            {
                map.Refuse(name, $"stands for '{Shown.Of(canonical(name))}', which is given as well.", "each name once");
            }
            else if (map.Has(name))
            {
                read.Add(canonical(name), value(map, name));
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

        var priorities = new HashSet<Priority>();
        var read = new Dictionary<Priority, IReadOnlyList<string>>();
        foreach (var name in map.Members())
        {
            if (!WireNames.TryRead(name, out Priority priority))
            {
                map.Refuse(name, "is not a priority.", WireNames.Priorities);
            }
            else if (!priorities.Add(priority))
            {
                map.Refuse(name, "is given twice.", "each priority once");
            }
            else if (map.Has(name))
            {
                read.Add(priority, Channels(map, name) ?? []);
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

    private static string[]? Channels(FieldReader from, string name) => from.Names(name, SoundName)?.Select(WireNames.Channel).ToArray();

    private static QuietHours Quiet(FieldReader? from, QuietHours otherwise)
    {
        if (from is null)
        {
            return otherwise;
        }

        var read = new QuietHours
        {
            Enabled = from.Flag("enabled", otherwise.Enabled),
            Windows = from.Items("windows", (item, at) => Window(from.Item(item, at))) ?? otherwise.Windows,
            KeepToInbox = from.Flag("keep_to_inbox", otherwise.KeepToInbox),
        };
        from.RefuseUnknown();
        return read;
    }

    private static QuietWindow Window(FieldReader? from)
    {
        if (from is null)
        {
            return SoundWindow;
        }

        var start = Required(from, "start", PreferencesRules.StartTimes);
        var end = Required(from, "end", PreferencesRules.EndTimes);
        var days = from.Choices<Weekdays>("days", WeekdaysConverter.TryRead, WeekdaysConverter.Allowed, Weekdays.All);
        from.RefuseUnknown();
        return new QuietWindow(
            start ?? (end == SoundWindow.Start ? new TimeOfDay(1) : SoundWindow.Start),
            end ?? SoundWindow.End,
            days?.Aggregate(Weekdays.None, (all, day) => all | day) ?? Weekdays.All);
    }

    private static TimeOfDay? Required(FieldReader from, string name, string allowed)
    {
        if (!from.Has(name))
        {
            from.Refuse(name, "is missing.", allowed);
        }

        return from.Choice<TimeOfDay>(name, TimeOfDay.TryParse, allowed);
    }
}
