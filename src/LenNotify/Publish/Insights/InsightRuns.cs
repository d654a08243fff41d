using System.Text.Json;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Keeps how far each schedule got: one document, changed only by who read its last version, so one node at a time is at a run. That is
/// to save work; that nobody is told twice is up to the keys.
/// </summary>
internal sealed class InsightRuns(IDocuments documents, PumpSettings settings)
{
    private const string Kind = "insight_run";

    // A node that is silent for so long is taken for dead.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    internal PumpClock Clock => settings.Clock;

    /// <summary>How long to leave a store alone that failed.</summary>
    internal StoreBackoff Backoff() => new(TimeSpan.FromSeconds(1), settings.Jitter().NextDouble);

    /// <summary>How far it got; a schedule that is new begins now. Null when another node wrote just then.</summary>
    internal async Task<InsightHold?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var found = await documents.GetDocumentAsync(KeyOf(name), cancellationToken).ConfigureAwait(false);
        if (found is not null && Parse(found.Json) is { } state)
        {
            return new InsightHold(this, name, state, found.Version);
        }

        var begin = new InsightState(Clock.Now);
        return await WriteAsync(name, found?.Version ?? 0, begin, cancellationToken).ConfigureAwait(false) is { } version ? new InsightHold(this, name, begin, version) : null;
    }

    /// <summary>Notes how far it got; the new version, or null when another node wrote meanwhile.</summary>
    internal Task<long?> WriteAsync(string name, long version, InsightState state, CancellationToken cancellationToken) =>
        documents.PutDocumentAsync(new StoredDocument(KeyOf(name), version, JsonSerializer.Serialize(state, InsightJson.Default.InsightState)), null, Clock.Now, cancellationToken);

    /// <summary>The same, held by this node for a while.</summary>
    internal InsightState Held(InsightState state) => state with { Owner = settings.Node.Value, Until = Clock.Now + Lease };

    private static DocumentKey KeyOf(string name) => new(Kind, "", name);

    private static InsightState? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, InsightJson.Default.InsightState);
        }
        catch (JsonException)
        {
            // Written by another release, perhaps: it begins anew, and whoever was told of the day is not told again.
            return null;
        }
    }
}
