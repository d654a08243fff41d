namespace LenNotify;

/// <summary>How well notifications are in this process.</summary>
/// <param name="Findings">Each part that was looked at.</param>
public sealed record NotificationHealth(IReadOnlyList<HealthFinding> Findings)
{
    /// <summary>The worst of what was found.</summary>
    public HealthState State => Findings.Count == 0 ? HealthState.Healthy : Findings.Max(finding => finding.State);

    /// <summary>The sentences of what is not healthy, one to a line.</summary>
    public override string ToString() =>
        State == HealthState.Healthy ? "Healthy." : string.Join('\n', Findings.Where(finding => finding.State != HealthState.Healthy).Select(finding => finding.Sentence));
}
