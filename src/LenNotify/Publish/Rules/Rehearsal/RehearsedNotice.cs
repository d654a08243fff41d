namespace LenNotify;

/// <summary>What one rule would tell.</summary>
/// <param name="RuleId">Which rule.</param>
/// <param name="Notification">What.</param>
/// <param name="Audience">Whom; null when nobody was found, which would be a dead letter.</param>
/// <param name="People">What routing makes of it, by person: for the first 100, none for a topic.</param>
public sealed record RehearsedNotice(string RuleId, Notification Notification, Audience? Audience, IReadOnlyDictionary<string, Explanation> People);
