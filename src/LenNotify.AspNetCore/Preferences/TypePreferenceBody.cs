namespace LenNotify;

/// <summary><see cref="TypePreference"/> as it is on the wire.</summary>
internal sealed record TypePreferenceBody
{
    public bool? Enabled { get; init; }

    public Severity? MinimumSeverity { get; init; }

    public bool? HighPriorityOnly { get; init; }

    public Frequency? Frequency { get; init; }

    public IReadOnlyList<string>? Channels { get; init; }
}
