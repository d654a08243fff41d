namespace LenNotify;

/// <summary>How well notifications are.</summary>
internal sealed record HealthBody(string State, IReadOnlyList<FindingBody> Findings)
{
    internal static HealthBody Of(NotificationHealth health) => new(
        WireNames.Of(health.State), [.. health.Findings.Select(finding => new FindingBody(finding.Part, WireNames.Of(finding.State), finding.Sentence))]);
}
