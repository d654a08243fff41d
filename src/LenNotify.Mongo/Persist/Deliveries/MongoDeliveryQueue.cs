using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Role 3 in MongoDB.</summary>
internal sealed class MongoDeliveryQueue(MongoTables tables, People people) : IDeliveryQueue
{
    private readonly MessageDocuments _messages = new(tables);

    private IMongoCollection<BsonDocument> Deliveries => tables.Of(MongoTables.Deliveries);

    public Task<ClaimedBatch> ClaimDeliveriesAsync(
        DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken) =>
        new ClaimRun(tables, people, claim, judge, now).RunAsync(cancellationToken);

    public async Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken)
    {
        var ids = new BsonDocument("_id", new BsonDocument("$in", Field.List(deliveryIds)));
        var rows = await Deliveries.Find(ids).Project(new BsonDocument("user_id", 1)).ToListAsync(cancellationToken).ConfigureAwait(false);
        HashSet<Guid> extended = [];
        var changes = new ManyChanges<List<Guid>>(change => ExtendAsync(change, deliveryIds, lease), (_, own) => extended.UnionWith(own))
        {
            Ahead = ahead => ahead.ReadAsync(MongoTables.Deliveries, "_id", deliveryIds.Select(Field.Of)),
        };
        await people.ChangeAsync(rows.Select(row => row.Text("user_id")), lease.Until, changes, cancellationToken).ConfigureAwait(false);
        return [.. deliveryIds.Where(extended.Contains)];
    }

    public Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken) =>
        completions.Count == 0
            ? Task.FromResult<IReadOnlyList<Guid>>([])
            : new CompletionRun(tables, people, owner, undo, now).RunAsync(completions, cancellationToken);

    public async Task ReportAsync(
        string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var message = await _messages.ReportAsync(channel, providerReference, report, cancellationToken).ConfigureAwait(false);
        if (message is null || report.Reached != false || !message.Has("delivery_id"))
        {
            return;
        }

        await people.ChangeAsync(
            message.Text("user_id"), now, change => LoseAsync(change, message["delivery_id"], report.Status, now), cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(
        IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await people.SweepAsync(cancellationToken).ConfigureAwait(false);
        List<QueueStatus> all = [];
        foreach (var channel in channels)
        {
            all.Add(await StatusAsync(channel, now, cancellationToken).ConfigureAwait(false));
        }

        return all;
    }

    private async Task<QueueStatus> StatusAsync(string channel, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = new BsonDocument { ["channel"] = channel, ["queued"] = true, ["ready_at"] = new BsonDocument("$lte", now.UtcTicks) };
        var later = new BsonDocument
        {
            ["channel"] = channel,
            ["queued"] = true,
            ["state"] = Field.Of(DeliveryState.Queued),
            ["ready_at"] = new BsonDocument("$gt", now.UtcTicks),
        };
        var claimed = new BsonDocument(later) { ["state"] = Field.Of(DeliveryState.Claimed) };
        var blocked = new BsonDocument { ["channel"] = channel, ["state"] = Field.Of(DeliveryState.Blocked) };
        return new QueueStatus(
            channel,
            await CountAsync(due, cancellationToken).ConfigureAwait(false),
            await CountAsync(later, cancellationToken).ConfigureAwait(false) + await CountAsync(blocked, cancellationToken).ConfigureAwait(false),
            await CountAsync(claimed, cancellationToken).ConfigureAwait(false),
            await FirstAsync(due, "due_at", cancellationToken).ConfigureAwait(false),
            await FirstAsync(later, "ready_at", cancellationToken).ConfigureAwait(false));
    }

    private Task<long> CountAsync(BsonDocument where, CancellationToken cancellationToken) =>
        Deliveries.CountDocumentsAsync(where, cancellationToken: cancellationToken);

    private async Task<DateTimeOffset?> FirstAsync(BsonDocument where, string instant, CancellationToken cancellationToken)
    {
        var first = await Deliveries.Find(where).Sort(new BsonDocument(instant, 1)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return first?.Instant(instant);
    }

    private static async Task<List<Guid>> ExtendAsync(PersonChange change, IReadOnlyList<Guid> ids, Lease lease)
    {
        var rows = await change.DeliveriesAsync("_id", ids).ConfigureAwait(false);
        List<Guid> extended = [];
        foreach (var row in rows.Where(row => row.Flag("running") && row.IdOrNull("lease_owner") == lease.Owner))
        {
            row["ready_at"] = Field.Of(lease.Until);
            change.Put(MongoTables.Deliveries, row);
            extended.Add(row.Id("_id"));
        }

        return extended;
    }

    // A delivered one did not reach the person after all. One that is not completed yet remembers it until then.
    private static async Task<bool> LoseAsync(PersonChange change, BsonValue id, string status, DateTimeOffset now)
    {
        var found = await change.DeliveriesAsync(new BsonDocument("_id", id)).ConfigureAwait(false);
        if (found is not [var row] || !(row.Flag("running") || row.Choice<DeliveryState>("state") == DeliveryState.Delivered))
        {
            return false;
        }

        if (row.Flag("running"))
        {
            row["refused"] = status;
        }
        else
        {
            DeliveryDocuments.End(row, DeliveryState.Dead, now, status);
            await Waiting.BringBackAsync(change, row, now).ConfigureAwait(false);
        }

        change.Put(MongoTables.Deliveries, row);
        return true;
    }
}
