namespace LenNotify;

/// <summary>What a rule wants to be told.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Place">Which of its notify actions.</param>
/// <param name="Notification">What.</param>
/// <param name="Audience">Whom; null when nobody was found.</param>
/// <param name="Lacks">Where somebody was looked for in vain.</param>
internal sealed record RuleNotice(Rule Rule, int Place, Notification Notification, Audience? Audience, string? Lacks)
{
    /// <summary>What makes it the same however often the event is judged.</summary>
    internal string Key => FormattableString.Invariant($"{Rule.Id}/{Place}");
}
