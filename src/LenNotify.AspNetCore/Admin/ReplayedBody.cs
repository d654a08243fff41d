namespace LenNotify;

/// <summary>What a replay did, or would do.</summary>
internal sealed record ReplayedBody(long Replayed, IReadOnlyDictionary<string, long> Waiting, IReadOnlyDictionary<string, long> Refiled)
{
    internal static ReplayedBody Of(ReplayReport report) => new(report.Replayed, Named(report.Waiting), Named(report.Refiled));

    private static Dictionary<string, long> Named(IReadOnlyDictionary<Reason, long> counts) => counts.ToDictionary(count => WireNames.Of(count.Key), count => count.Value);
}
