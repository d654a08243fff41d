namespace LenNotify.Simulation;

/// <summary>How the run of one seed ended.</summary>
/// <param name="Seed">Which.</param>
/// <param name="Invariant">What did not hold; null when all did.</param>
/// <param name="How">What was seen.</param>
/// <param name="Counts">How often each kind of thing happened.</param>
/// <param name="Trace">Line by line, where it was asked for.</param>
internal sealed record Outcome(ulong Seed, string? Invariant, string How, IReadOnlyDictionary<string, int> Counts, string Trace)
{
    internal string Tell() => $"""
        Seed {Seed} broke an invariant: {Invariant}
          {How}
        Replay it, with its trace:
          dotnet run -c Release --project tests/LenNotify.Simulation -- --seed {Seed}
        """;
}
