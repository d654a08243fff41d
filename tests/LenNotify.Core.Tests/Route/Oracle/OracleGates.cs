namespace LenNotify.Core.Tests;

/// <summary>Expiry and judgements 1-4: what the person's own filters reject, on every channel alike.</summary>
internal static class OracleGates
{
    internal static IEnumerable<OracleBite> Bites(OracleCase c, Priority priority)
    {
        if (c.Notification.ExpiresAt <= c.Now)
        {
            yield return Suppress(Judgement.Expiry, Reason.Expired);
        }

        if (c.Chosen?.Enabled == false && !c.Type.Mandatory)
        {
            yield return Suppress(Judgement.Type, Reason.TypeDisabled);
        }

        if (Rank(c.Notification.Severity) < Rank(c.Chosen?.MinimumSeverity ?? c.Type.MinimumSeverity))
        {
            yield return Suppress(Judgement.Severity, Reason.BelowMinimumSeverity);
        }

        if (c.Chosen?.HighPriorityOnly == true && priority < Priority.High)
        {
            yield return Suppress(Judgement.Severity, Reason.BelowHighPriority);
        }

        if (c.Type.CarriesConfidence && !(c.Notification.Confidence >= c.Person.Preferences.ConfidenceThreshold))
        {
            yield return Suppress(Judgement.Confidence, Reason.BelowConfidence);
        }

        if (c.Person.Preferences.Filters.Any(filter => Rejects(filter, c.Notification)))
        {
            yield return Suppress(Judgement.Attributes, Reason.AttributeFiltered);
        }
    }

    private static OracleBite Suppress(Judgement judgement, Reason reason) => new(judgement, Verdict.Suppress, reason);

    /// <summary>Success ranks with Info.</summary>
    private static int Rank(Severity severity) => severity switch
    {
        Severity.Info or Severity.Success => 0,
        Severity.Warning => 1,
        Severity.Error => 2,
        _ => 3,
    };

    private static bool Rejects(KeyValuePair<string, IReadOnlyList<string>> filter, Notification notification) =>
        filter.Value.Count > 0
        && notification.Attributes.TryGetValue(filter.Key, out var value)
        && !filter.Value.Contains(value);
}
