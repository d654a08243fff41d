using MongoDB.Bson;

namespace LenNotify;

/// <summary>What follows for a person's deliveries that wait for the end of another. All of them are the same person's.</summary>
internal static class Waiting
{
    /// <summary>What waited for this failure is due now, or at its own instant if that is later.</summary>
    public static async Task FreeAsync(PersonChange change, Guid failed, DateTimeOffset now)
    {
        foreach (var row in await BehindAsync(change, failed, DeliveryState.Blocked).ConfigureAwait(false))
        {
            change.Put(MongoTables.Deliveries, DeliveryDocuments.Requeue(row, Later(row.Instant("due_at"), now), Later(row.Instant("turn"), now)));
        }
    }

    /// <summary>What waited for a failure of this one is not wanted any more, nor what waits for that.</summary>
    public static async Task DropAsync(PersonChange change, Guid ended, DateTimeOffset now)
    {
        foreach (var row in await BehindAsync(change, ended, DeliveryState.Blocked).ConfigureAwait(false))
        {
            change.Put(MongoTables.Deliveries, DeliveryDocuments.End(row, DeliveryState.Dropped, now));
            await DropAsync(change, row.Id("_id"), now).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What was dropped when this one arrived, and it never did: it is due now, or at its own instant if that is later, and
    /// what waits for that waits again. What was judged away or expired carries nothing, and stays dropped.
    /// </summary>
    public static async Task BringBackAsync(PersonChange change, BsonDocument failed, DateTimeOffset now)
    {
        var kin = failed["members"].AsBsonArray.Select(member => member.AsBsonDocument.Id("item")).ToHashSet();
        foreach (var row in await DroppedAsync(change, failed.Id("_id"), kin).ConfigureAwait(false))
        {
            change.Put(MongoTables.Deliveries, DeliveryDocuments.Requeue(row, Later(row.Instant("due_at"), now), Later(row.Instant("turn"), now)));
            await BlockAsync(change, row.Id("_id"), kin).ConfigureAwait(false);
        }
    }

    /// <summary>What waited for a row waits for the bundle that it joined.</summary>
    public static async Task MoveAsync(PersonChange change, Guid row, Guid bundle)
    {
        foreach (var waiting in await BehindAsync(change, row, DeliveryState.Blocked).ConfigureAwait(false))
        {
            waiting["after_failure_of"] = Field.Of(bundle);
            change.Put(MongoTables.Deliveries, waiting);
        }
    }

    private static async Task BlockAsync(PersonChange change, Guid first, HashSet<Guid> kin)
    {
        foreach (var row in await DroppedAsync(change, first, kin).ConfigureAwait(false))
        {
            row.Remove("ended_at");
            change.Put(MongoTables.Deliveries, DeliveryDocuments.Move(row, DeliveryState.Blocked));
            await BlockAsync(change, row.Id("_id"), kin).ConfigureAwait(false);
        }
    }

    private static async Task<List<BsonDocument>> DroppedAsync(PersonChange change, Guid first, HashSet<Guid> kin)
    {
        var rows = await BehindAsync(change, first, DeliveryState.Dropped).ConfigureAwait(false);
        return rows.FindAll(row => row.Number("attempts") == 0 && DeliveryDocuments.MembersOf(row).Any(kin.Contains));
    }

    private static async Task<List<BsonDocument>> BehindAsync(PersonChange change, Guid first, DeliveryState state)
    {
        var rows = await change.DeliveriesAsync("after_failure_of", [first]).ConfigureAwait(false);
        return rows.FindAll(row => row.Choice<DeliveryState>("state") == state && row.IdOrNull("after_failure_of") == first);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
