using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Writes how a batch of attempts ended: for each person one commit.</summary>
internal sealed class CompletionRun(MongoTables tables, People people, Guid owner, DeliveryUndo undo, DateTimeOffset now)
{
    private readonly MessageDocuments _messages = new(tables);

    /// <summary>Completes; answers with what was fenced off.</summary>
    public async Task<IReadOnlyList<Guid>> RunAsync(IReadOnlyList<Completion> completions, CancellationToken cancellationToken)
    {
        var ends = new Dictionary<Guid, Completion>();
        foreach (var completion in completions)
        {
            ends[completion.DeliveryId] = completion;
        }

        var rows = await tables.Of(MongoTables.Deliveries).Find(new BsonDocument("_id", new BsonDocument("$in", Field.List(ends.Keys))))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var said = await TieAsync(rows, ends, cancellationToken).ConfigureAwait(false);
        HashSet<Guid> done = [];
        foreach (var own in rows.GroupBy(row => row.Text("user_id"), StringComparer.Ordinal))
        {
            Completion[] of = [.. own.Select(row => ends[row.Id("_id")])];
            done.UnionWith(await people.ChangeAsync(own.Key, now, change => CompleteAsync(change, of, said), cancellationToken).ConfigureAwait(false));
        }

        return [.. completions.Select(one => one.DeliveryId).Where(id => !done.Contains(id))];
    }

    private bool IsOurs(BsonDocument row) => row.Flag("running") && row.IdOrNull("lease_owner") == owner;

    private async Task<Dictionary<Guid, string>> TieAsync(List<BsonDocument> rows, Dictionary<Guid, Completion> ends, CancellationToken cancellationToken)
    {
        Dictionary<Guid, string> refused = [];
        foreach (var row in rows.Where(IsOurs))
        {
            if (ends[row.Id("_id")] is { State: CompletionState.Delivered, ProviderReference: { } reference })
            {
                var message = await _messages.TieAsync(row, reference, cancellationToken).ConfigureAwait(false);
                if (message.Has("reached") && !message.Flag("reached"))
                {
                    refused[row.Id("_id")] = message.TextOrNull("status") ?? "";
                }
            }
        }

        return refused;
    }

    private async Task<List<Guid>> CompleteAsync(PersonChange change, Completion[] ends, Dictionary<Guid, string> refused)
    {
        var ids = new BsonDocument("_id", new BsonDocument("$in", Field.List(ends.Select(end => end.DeliveryId))));
        var rows = (await change.DeliveriesAsync(ids).ConfigureAwait(false)).Where(IsOurs).ToDictionary(row => row.Id("_id"));
        List<Guid> done = [];
        foreach (var end in ends)
        {
            if (rows.TryGetValue(end.DeliveryId, out var row))
            {
                var cause = row.TextOrNull("refused") ?? refused.GetValueOrDefault(end.DeliveryId);
                await EndAsync(change, row, end, end.State == CompletionState.Delivered ? cause : null).ConfigureAwait(false);
                done.Add(end.DeliveryId);
            }
        }

        return done;
    }

    private async Task EndAsync(PersonChange change, BsonDocument row, Completion end, string? refusal)
    {
        if (end.State == CompletionState.Released)
        {
            await ReleaseAsync(change, row).ConfigureAwait(false);
        }
        else
        {
            DeliveryDocuments.Log(row, row.Number("attempts"), now, end.State, end.Cause);
        }

        row["attempts"] = row.Number("attempts") - (end.State is CompletionState.Deferred or CompletionState.Released ? 1 : 0);
        (row["running"], row["lease_owner"]) = (false, BsonNull.Value);
        row.Remove("refused");
        switch (end.State)
        {
            case CompletionState.Delivered when refusal is null:
                DeliveryDocuments.End(row, DeliveryState.Delivered, now);
                await Waiting.DropAsync(change, end.DeliveryId, now).ConfigureAwait(false);
                break;
            case CompletionState.Delivered or CompletionState.Dead:
                DeliveryDocuments.End(row, DeliveryState.Dead, now, refusal ?? end.Cause ?? "");
                await Waiting.FreeAsync(change, end.DeliveryId, now).ConfigureAwait(false);
                break;
            case CompletionState.Released:
                DeliveryDocuments.Move(row, DeliveryState.Queued);
                break;
            default:
                DeliveryDocuments.Requeue(row, end.At ?? now, end.At ?? now);
                break;
        }

        change.Put(MongoTables.Deliveries, row);
    }

    // The start is taken back: what it took of the caps, unless an earlier one had, and the instant of the first attempt.
    private async Task ReleaseAsync(PersonChange change, BsonDocument row)
    {
        if (row.Flag("takes_caps"))
        {
            var items = await change.ItemsAsync(new BsonDocument("_id", new BsonDocument("$in", Field.List(DeliveryDocuments.MembersOf(row))))).ConfigureAwait(false);
            var due = Carried.By(row, items, change.Person);
            change.State = change.State with { Activity = undo(due, row.Instant("started_at"), change.State) };
            row["caps_taken"] = false;
        }

        if (row.InstantOrNull("first_attempt_at") == row.InstantOrNull("started_at"))
        {
            row.Remove("first_attempt_at");
        }
    }
}
