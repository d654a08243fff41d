using LenNotify.Storage;

namespace LenNotify;

/// <summary>What one channel's pump asks of the store.</summary>
internal sealed class ChannelWork(ChannelLine line, int place, DeliveryStore store, Circuit circuit, PumpSettings settings)
{
    // A look is so old at most when something is claimed: what operators say binds within a second.
    private static readonly TimeSpan LooksFresh = TimeSpan.FromMilliseconds(900);
    private static readonly Dictionary<string, Recipient> Nobody = [];
    private readonly StartUndo _undo = new(store.Engine, place);
    private readonly List<Guid> _started = [];
    private IReadOnlyDictionary<string, Recipient> _atHand = Nobody;
    private ChannelControl _control = ChannelControl.None;
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;
    private Guid _owner;

    /// <summary>What templates say; null where the host has none.</summary>
    internal Contents? Contents { get; init; }

    /// <summary>The channel.</summary>
    internal string Channel => line.Name;

    /// <summary>Reads what operators say of the channel.</summary>
    internal async Task<ChannelControl> LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        _control = ControlDocument.Read(await store.Documents.GetDocumentAsync(ControlDocument.KeyOf(line.Name), cancellationToken).ConfigureAwait(false));
        _lookedAt = now;
        return _control;
    }

    /// <summary>What operators say of the channel, read again unless that was a moment ago; and whether it is not what was known.</summary>
    internal async Task<(ChannelControl Control, bool IsNew)> LookAgainAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = _control;
        if ((now - _lookedAt).Duration() < LooksFresh)
        {
            return (known, false);
        }

        var said = await LookAsync(now, cancellationToken).ConfigureAwait(false);
        return (said, said != known);
    }

    /// <summary>Claims what is due and says until when it is ours. Whom it lacked is to be read before it is called again.</summary>
    internal async Task<(ClaimedBatch Batch, DateTimeOffset Until, IReadOnlyCollection<string> Lacked)> ClaimAsync(int slots, TimeSpan spare, DateTimeOffset now, CancellationToken cancellationToken)
    {
        _owner = _owner == Guid.Empty ? settings.Ids.Next(now) : _owner;
        var lease = new Lease(_owner, now + line.Options.SendTimeout + spare);
        var judge = new ReleaseJudge(store.Engine, store.People, _atHand, place, now);
        _atHand = Nobody;
        _started.Clear();
        var claim = new DeliveryClaim(line.Name, lease, slots) { Rate = _control.Rate ?? line.Options.Rate };
        var batch = await store.Queue.ClaimDeliveriesAsync(claim, Judge, now, cancellationToken).ConfigureAwait(false);
        _started.Clear();
        return (batch, lease.Until, judge.Missing);

        DeliveryRuling? Judge(DueDelivery delivery, UserState state)
        {
            var ruling = judge.Judge(delivery, state);
            if (ruling?.Verdict == Verdict.Deliver)
            {
                _started.Add(delivery.Id);
            }

            return ruling;
        }
    }

    /// <summary>What the last claim let go, if it failed: whether the store has it down as started only the store knows.</summary>
    internal IReadOnlyList<Guid> TakeStarted()
    {
        Guid[] started = [.. _started];
        _started.Clear();
        return started;
    }

    /// <summary>
    /// Reads the people that a claim lacked, for the next claim to judge by, however long it took: were they read again because
    /// that took longer than a person stays fresh, nothing of theirs would ever start.
    /// </summary>
    internal async Task ReadAsync(IReadOnlyCollection<string> lacked, DateTimeOffset now, CancellationToken cancellationToken) =>
        _atHand = await store.People.LookUpAsync(lacked, now, cancellationToken).ConfigureAwait(false);

    /// <summary>Writes how deliveries ended; answers with those that were not ours any more.</summary>
    internal Task<IReadOnlyList<Guid>> CompleteAsync(IReadOnlyList<Completion> completions, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.Queue.CompleteAsync(_owner, completions, _undo.Undo, now, cancellationToken);

    /// <summary>What was delivered need not be known any more.</summary>
    internal Task ForgetContentAsync(IReadOnlyList<Completion> completions, DateTimeOffset now, CancellationToken cancellationToken) => Contents is null
        ? Task.CompletedTask
        : Contents.ForgetAsync(completions.Where(one => one.State == CompletionState.Delivered).Select(one => one.DeliveryId), now, cancellationToken);

    /// <summary>Removes an address that its provider says is gone; one that the host holds is suppressed, since the host would name it again.</summary>
    internal async Task RemoveContactAsync(string userId, Guid targetId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fact = new AuditFact($"channel:{line.Name}", "contact_expired", userId, "removed");
        if (!await store.Contacts.RemoveContactAsync(userId, targetId, fact, now, cancellationToken).ConfigureAwait(false)
            && (await store.People.GetAsync([userId], now, cancellationToken).ConfigureAwait(false))[0].Find(targetId) is { } held)
        {
            var gone = new Suppression(SuppressionCause.Bounce, new Evidence(now, fact.Actor));
            await store.Contacts.SuppressAsync(line.Name, held.AddressHash, gone, fact with { Outcome = "suppressed" }, now, cancellationToken).ConfigureAwait(false);
        }

        store.People.Forget(userId);
    }

    /// <summary>Takes up the circuit where the process before this one left it.</summary>
    internal async Task RestoreAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await store.Documents.GetDocumentAsync(Key, cancellationToken).ConfigureAwait(false);
        if (CircuitDocument.OpenUntil(stored) is { } until)
        {
            circuit.Restore(until, now);
        }
    }

    /// <summary>Keeps the circuit's state. Of several nodes the last to see a change is right.</summary>
    internal async Task KeepAsync(DateTimeOffset? openUntil, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fact = new AuditFact($"channel:{line.Name}", openUntil is null ? "circuit_closed" : "circuit_opened", line.Name, "stored");
        long? version = null;
        while (version is null)
        {
            var stored = await store.Documents.GetDocumentAsync(Key, cancellationToken).ConfigureAwait(false);
            version = await store.Documents.PutDocumentAsync(CircuitDocument.With(line.Name, stored, settings.Node, openUntil, now), fact, now, cancellationToken).ConfigureAwait(false);
        }
    }

    private DocumentKey Key => CircuitDocument.KeyOf(line.Name);
}
