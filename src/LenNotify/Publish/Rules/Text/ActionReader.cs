namespace LenNotify;

/// <summary>Reads what a rule does.</summary>
internal static class ActionReader
{
    internal static RuleActions Read(RuleMap rule)
    {
        var actions = new RuleActions();
        var nodes = rule.List("actions");
        for (var i = 0; i < nodes.Count; i++)
        {
            Add(new RuleMap(nodes[i], FormattableString.Invariant($"{rule.Path}.actions[{i}]"), rule.Noted), actions);
        }

        return actions;
    }

    private static void Add(RuleMap map, RuleActions actions)
    {
        switch (map.Text("type"))
        {
            case "notify":
                actions.Notify.Add(Notify(map));
                break;
            case "suppress":
                actions.Suppress = true;
                break;
            case "set_priority":
                actions.Priority = PriorityOf(map);
                break;
            case "group":
                actions.Group = new GroupAction(map.Field("key"));
                break;
            case "throttle":
                actions.Throttle = new ThrottleAction(map.Whole("limit", 1), map.Span("per")!.Value, map.Field("key"));
                break;
            default:
                actions.Escalations.Add(new Escalation(WireNames.Channel(map.Text("to")!), map.Span("after")!.Value));
                break;
        }
    }

    private static NotifyAction Notify(RuleMap map) => new()
    {
        NotificationType = map.Text("notification_type"),
        Channels = map.Find("channels") is null ? null : [.. map.List("channels").Select(channel => WireNames.Channel(channel.Text))],
        Template = map.Text("template"),
        Title = map.Text("title"),
        Message = map.Text("message"),
        Priority = PriorityOf(map),
        BypassQuietHours = map.Flag("bypass_quiet_hours", false),
        ExpiresIn = map.Span("expires_in"),
        Confidence = map.Field("confidence"),
        RepeatKey = map.Field("repeat_key"),
        Attributes = AttributesOf(map),
        To = RecipientReader.Read(map),
    };

    private static Priority? PriorityOf(RuleMap map) =>
        map.Text("priority") is { } text && WireNames.TryRead(text, out Priority priority) ? priority : null;

    private static Dictionary<string, FieldPath> AttributesOf(RuleMap map) =>
        (map.Find("attributes")?.Members ?? []).ToDictionary(member => member.Name, member => new FieldPath(member.Value.Text), StringComparer.Ordinal);
}
