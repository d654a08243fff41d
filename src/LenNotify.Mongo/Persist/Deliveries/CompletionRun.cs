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
        var own = rows.ToLookup(row => row.Text("user_id"), row => ends[row.Id("_id")], StringComparer.Ordinal);
        var changes = new ManyChanges<List<Guid>>(change => CompleteAsync(change, [.. own[change.UserId]], said), (_, of) => done.UnionWith(of))
        {
            Ahead = ahead => ReadAsync(ahead, ends),
        };
        await people.ChangeAsync(own.Select(one => one.Key), now, changes, cancellationToken).ConfigureAwait(false);
        return [.. completions.Select(one => one.DeliveryId).Where(id => !done.Contains(id))];
    }

    private bool IsOurs(BsonDocument row) => row.Flag("running") && row.IdOrNull("lease_owner") == owner;

    private async Task<Dictionary<Guid, string>> TieAsync(List<BsonDocument> rows, Dictionary<Guid, Completion> ends, CancellationToken cancellationToken)
    {
        (BsonDocument Row, string Reference)[] sent = [.. rows
            .Where(row => IsOurs(row) && ends[row.Id("_id")] is { State: CompletionState.Delivered, ProviderReference: not null })
            .Select(row => (row, ends[row.Id("_id")].ProviderReference!))];
        var messages = await _messages.TieAsync(sent, cancellationToken).ConfigureAwait(false);
        return sent.Select((one, nth) => (Id: one.Row.Id("_id"), Message: messages[nth]))
            .Where(one => one.Message.Has("reached") && !one.Message.Flag("reached"))
            .ToDictionary(one => one.Id, one => one.Message.TextOrNull("status") ?? "");
    }

    private static async Task ReadAsync(ReadAhead ahead, Dictionary<Guid, Completion> ends)
    {
        BsonValue[] ids = [.. ends.Keys.Select(Field.Of)];
        var rows = await ahead.ReadAsync(MongoTables.Deliveries, "_id", ids).ConfigureAwait(false);
        await ahead.ReadAsync(MongoTables.Deliveries, "after_failure_of", ids).ConfigureAwait(false);
        var released = rows.Where(row => ends[row.Id("_id")].State == CompletionState.Released).SelectMany(DeliveryDocuments.MembersOf).Select(Field.Of);
        await ahead.ReadAsync(MongoTables.Items, "_id", released).ConfigureAwait(false);
    }

    private async Task<List<Guid>> CompleteAsync(PersonChange change, Completion[] ends, Dictionary<Guid, string> refused)
    {
        var rows = (await change.DeliveriesAsync("_id", ends.Select(end => end.DeliveryId)).ConfigureAwait(false)).Where(IsOurs).ToDictionary(row => row.Id("_id"));
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
            var items = await change.ItemsAsync("_id", DeliveryDocuments.MembersOf(row)).ConfigureAwait(false);
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
