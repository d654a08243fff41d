namespace LenNotify;

/// <summary>What a replay did, or would do.</summary>
/// <param name="Replayed">Letters that go back into the queue.</param>
/// <param name="Waiting">Of these, those that would have to wait if they were due now, by reason.</param>
/// <param name="Refiled">Letters that stay dead, by the reason that stands against them now.</param>
public sealed record ReplayReport(long Replayed, IReadOnlyDictionary<Reason, long> Waiting, IReadOnlyDictionary<Reason, long> Refiled)
{
    /// <summary>The figures in a line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Replayed} replayed{Listed(", waiting", Waiting)}{Listed(", refiled", Refiled)}");

    private static string Listed(string what, IReadOnlyDictionary<Reason, long> counts) =>
        counts.Count == 0 ? "" : $"{what}: {string.Join(", ", counts.Select(count => FormattableString.Invariant($"{count.Value} {count.Key}")))}";
}
