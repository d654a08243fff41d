namespace LenNotify;

/// <summary>What is looked at, and from when on it is too much.</summary>
/// <param name="Channels">The channels that have deliveries.</param>
/// <param name="QueueBound">So many may be due.</param>
/// <param name="AgeBound">So long may the oldest of them have waited.</param>
internal sealed record PulseSettings(IReadOnlyList<string> Channels, int QueueBound, TimeSpan AgeBound)
{
    /// <summary>What is known without looking: what channels complain of, and that nothing is sent at all.</summary>
    internal Func<IReadOnlyList<HealthFinding>> Beside { get; init; } = static () => [];
}
