namespace LenNotify;

/// <summary>Reads what a rule does.</summary>
internal static class ActionReader
{
    private const int MostActions = 20;
    private const int MostThrottled = 50;
    private const int MostEscalations = 5;
    private const int LongestTitle = 200;
    private const int LongestMessage = 1_000;
    private const int LongestKey = 128;
    private const int MostAttributes = 20;

    internal static RuleActions Read(RuleMap rule)
    {
        var actions = new RuleActions();
        var nodes = rule.List("actions", 1, MostActions, required: true);
        for (var i = 0; i < nodes.Count; i++)
        {
            var map = new RuleMap(nodes[i], FormattableString.Invariant($"{rule.Path}.actions[{i}]"), rule.Noted);
            Add(map, nodes[i], map.Choice("type", true, "notify", "suppress", "set_priority", "group", "throttle", "escalate"), actions);
        }

        return actions;
    }

    private static void Add(RuleMap map, RuleNode node, string? type, RuleActions actions)
    {
        var twice = false;
        switch (type)
        {
            case "notify":
                actions.Notify.Add(Notify(map));
                break;
            case "suppress":
                actions.Suppress = true;
                break;
            case "set_priority":
                twice = actions.Priority is not null;
                actions.Priority = PriorityOf(map, required: true);
                break;
            case "group":
                twice = actions.Group is not null;
                actions.Group = new GroupAction(map.Field("key"));
                break;
            case "throttle":
                twice = actions.Throttle is not null;
                actions.Throttle = Throttle(map);
                break;
            case "escalate":
                actions.Escalations.Add(Escalate(map));
                twice = actions.Escalations.Count > MostEscalations;
                break;
            default:
                return;
        }

        map.End();
        if (twice)
        {
            map.Wrong(node, "type", $"{type} is there too often.", FormattableString.Invariant($"one set_priority, group and throttle, {MostEscalations} escalate"));
        }
    }

    private static NotifyAction Notify(RuleMap map) => new()
    {
        NotificationType = TypeOf(map),
        Channels = map.Take("channels") is null ? null : ChannelsOf(map),
        Template = map.Text("template", LongestKey),
        Title = map.Text("title", LongestTitle),
        Message = MessageOf(map),
        Priority = PriorityOf(map, required: false),
        BypassQuietHours = map.Flag("bypass_quiet_hours", false),
        ExpiresIn = map.Span("expires_in"),
        Confidence = map.Field("confidence"),
        RepeatKey = map.Field("repeat_key"),
        Attributes = AttributesOf(map),
        To = RecipientReader.Read(map),
    };

    private static string? TypeOf(RuleMap map)
    {
        var type = map.Text("notification_type", LongestKey);
        var bad = new List<Problem>();
        if (type is not null)
        {
            TextRules.CheckType("notification_type", type, bad);
        }

        return bad.Count == 0 ? type : map.Wrong(map.Take("notification_type")!, "notification_type", bad[0].Message, bad[0].Limit);
    }

    private static List<string> ChannelsOf(RuleMap map)
    {
        var channels = new List<string>();
        foreach (var node in map.List("channels", 1, TextRules.MaxChannels))
        {
            channels.Add(ChannelOf(map, node, "channels"));
        }

        return channels;
    }

    private static string ChannelOf(RuleMap map, RuleNode node, string name)
    {
        var channel = node.Kind == RuleNodeKind.Text ? WireNames.Channel(node.Text) : "";
        if (!TextRules.IsChannel(channel))
        {
            map.Wrong(node, name, $"'{Shown.Of(node.Text)}' is not a channel name.", "1-32 lower-case letters, digits, - and _, first a letter or digit");
        }

        return channel;
    }

    private static string? MessageOf(RuleMap map)
    {
        if (map.Take("message") is not { } found)
        {
            return null;
        }

        return found.Kind == RuleNodeKind.Text && found.Text.Length is > 0 and <= LongestMessage && TextRules.FirstBad(found.Text, lines: true) < 0
            ? found.Text
            : map.Wrong(found, "message", "is no text of the right length.", FormattableString.Invariant($"1-{LongestMessage:N0} characters; line breaks are fine"));
    }

    private static Priority? PriorityOf(RuleMap map, bool required) =>
        map.Choice("priority", required, "low", "normal", "high", "critical") is { } text && WireNames.TryRead(text, out Priority priority) ? priority : null;

    private static Dictionary<string, FieldPath> AttributesOf(RuleMap map)
    {
        var attributes = new Dictionary<string, FieldPath>(StringComparer.Ordinal);
        if (map.Take("attributes") is not { } node)
        {
            return attributes;
        }

        var paths = new RuleMap(node, map.At("attributes"), map.Noted);
        foreach (var member in node.Members)
        {
            if (!TextRules.IsKey(member.Name) || node.Members.Count > MostAttributes)
            {
                map.Wrong(node, "attributes", $"has '{Shown.Of(member.Name)}'.", FormattableString.Invariant($"at most {MostAttributes} names of 1-64 letters, digits and _ . -"));
            }

            if (paths.Field(member.Name, required: true) is { } path)
            {
                attributes.Add(member.Name, path);
            }
        }

        return attributes;
    }

    private static ThrottleAction? Throttle(RuleMap map)
    {
        if (map.Take("limit") is null)
        {
            map.Text("limit", 1, required: true);
        }

        var limit = map.Whole("limit", 1, MostThrottled, 1);
        var per = map.Span("per", required: true);
        var key = map.Field("key");
        return per is null ? null : new ThrottleAction(limit, per.Value, key);
    }

    private static Escalation Escalate(RuleMap map)
    {
        var channel = map.Take("to") is { } node ? ChannelOf(map, node, "to") : map.Text("to", 32, required: true) ?? "";
        if (channel == ChannelNames.InApp)
        {
            map.Wrong(map.Take("to")!, "to", "names inapp, where the item is from the beginning.", "any other channel");
        }

        return new Escalation(channel, map.Span("after", required: true) ?? TimeSpan.FromMinutes(1));
    }
}
