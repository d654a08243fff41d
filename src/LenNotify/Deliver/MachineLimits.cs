namespace LenNotify;

/// <summary>The bounds of one channel's work.</summary>
/// <param name="Concurrency">Sends at once.</param>
/// <param name="Poll">How long at most between two looks into the store.</param>
/// <param name="Backoff">How long to leave a store alone that failed.</param>
/// <param name="SendMargin">What must be left of a lease for a send to begin: no send outlives its lease.</param>
internal sealed record MachineLimits(int Concurrency, TimeSpan Poll, TimeSpan Backoff, TimeSpan SendMargin)
{
    /// <summary>How often to look what operators say of the channel while no claim does; null where nobody can say anything.</summary>
    internal TimeSpan? LookEvery { get; init; }

    /// <summary>Whether the channel has a rate of its own: then what waits may wait for that alone.</summary>
    internal bool HasRate { get; init; }

    /// <summary>0 to 1, by chance: how much longer than the others this one leaves a store alone.</summary>
    internal Func<double> Jitter { get; init; } = static () => 0;
}
