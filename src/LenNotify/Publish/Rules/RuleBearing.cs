namespace LenNotify;

/// <summary>What rules said so far about how an event is told. A rule that tells nobody says it for those after it.</summary>
internal readonly record struct RuleBearing(Priority? Priority, string? GroupKey, bool InboxOnly, IReadOnlyList<Escalation> Escalations)
{
    internal static RuleBearing None { get; } = new(null, null, false, []);

    /// <summary>With what this rule says.</summary>
    internal RuleBearing With(Rule rule, EventView happened, RulePast past) => new(
        rule.Priority ?? Priority,
        rule.Group is { } group ? GroupKeyOf(rule, group, happened) : GroupKey,
        InboxOnly || (rule.Throttle is { } throttle && !past.TryPass(rule, throttle, happened)),
        rule.Escalations.Count > 0 ? rule.Escalations : Escalations);

    private static string GroupKeyOf(Rule rule, GroupAction group, EventView happened) =>
        group.Key is { } key && key.TryFind(happened, out var value) && FieldText.Line(value, 200 - rule.Id.Length - 1) is { } line ? $"{rule.Id}:{line}" : rule.Id;
}
