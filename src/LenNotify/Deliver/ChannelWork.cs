using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>What one channel's pump asks of the store.</summary>
internal sealed class ChannelWork(ChannelLine line, int place, DeliveryStore store, Circuit circuit, Ids ids)
{
    private const string Kind = "circuit";

    // What is left after the slowest send, for writing how it ended.
    private static readonly TimeSpan Spare = TimeSpan.FromSeconds(30);
    private readonly StartUndo _undo = new(store.Engine, place);
    private Guid _owner;

    /// <summary>The channel.</summary>
    internal string Channel => line.Name;

    /// <summary>Claims what is due and says until when it is ours. People it lacked are read, and it is to be called again.</summary>
    internal async Task<(ClaimedBatch Batch, DateTimeOffset Until)> ClaimAsync(int slots, DateTimeOffset now, CancellationToken cancellationToken)
    {
        _owner = _owner == Guid.Empty ? ids.Next(now) : _owner;
        var lease = new Lease(_owner, now + line.Options.SendTimeout + Spare);
        var judge = new ReleaseJudge(store.Engine, store.People, place, now);
        var claim = new DeliveryClaim(line.Name, lease, slots) { Rate = line.Options.Rate };
        var batch = await store.Queue.ClaimDeliveriesAsync(claim, judge.Judge, now, cancellationToken).ConfigureAwait(false);
        if (judge.Missing.Count > 0)
        {
            await store.People.RefreshAsync(judge.Missing, now, cancellationToken).ConfigureAwait(false);
            batch = batch with { Again = now };
        }

        return (batch, lease.Until);
    }

    /// <summary>Writes how deliveries ended; answers with those that were not ours any more.</summary>
    internal Task<IReadOnlyList<Guid>> CompleteAsync(IReadOnlyList<Completion> completions, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.Queue.CompleteAsync(_owner, completions, _undo.Undo, now, cancellationToken);

    /// <summary>Removes an address that its provider says is gone.</summary>
    internal async Task RemoveContactAsync(string userId, Guid targetId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fact = new AuditFact($"channel:{line.Name}", "contact_expired", userId, "removed");
        await store.Contacts.RemoveContactAsync(userId, targetId, fact, now, cancellationToken).ConfigureAwait(false);
        store.People.Forget(userId);
    }

    /// <summary>Takes up the circuit where the process before this one left it.</summary>
    internal async Task RestoreAsync(CancellationToken cancellationToken)
    {
        var stored = await store.Documents.GetDocumentAsync(Key, cancellationToken).ConfigureAwait(false);
        if (stored is not null && DateTimeOffset.TryParse(
            stored.Json.AsSpan().Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var until))
        {
            circuit.Restore(until);
        }
    }

    /// <summary>Keeps the circuit's state. Of several nodes the last to see a change is right.</summary>
    internal async Task KeepAsync(DateTimeOffset? openUntil, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fact = new AuditFact($"channel:{line.Name}", openUntil is null ? "circuit_closed" : "circuit_opened", line.Name, "stored");
        var json = openUntil is { } until ? $"\"{until:O}\"" : "null";
        long? version = null;
        while (version is null)
        {
            var stored = await store.Documents.GetDocumentAsync(Key, cancellationToken).ConfigureAwait(false);
            version = await store.Documents.PutDocumentAsync(new StoredDocument(Key, stored?.Version ?? 0, json), fact, now, cancellationToken).ConfigureAwait(false);
        }
    }

    private DocumentKey Key => new(Kind, "", line.Name);
}
