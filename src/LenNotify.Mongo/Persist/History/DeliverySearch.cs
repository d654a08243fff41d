using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>A question for deliveries, checked and put as a filter.</summary>
internal static class DeliverySearch
{
    private const int MostLimit = 100;
    private static readonly BsonArray Open = [Field.Of(DeliveryState.Queued), Field.Of(DeliveryState.Claimed), Field.Of(DeliveryState.Blocked)];

    /// <summary>What a page needs of each.</summary>
    public static BsonDocument Needed { get; } = new()
    {
        ["user_id"] = 1,
        ["channel"] = 1,
        ["state"] = 1,
        ["running"] = 1,
        ["due_at"] = 1,
        ["attempts"] = 1,
        ["priority"] = 1,
        ["cause"] = 1,
        ["members"] = 1,
    };

    /// <exception cref="InvalidInputException">The limit or the cursor is not allowed.</exception>
    public static BsonDocument Of(DeliveryQuery query)
    {
        if (query.Limit is < 1 or > MostLimit)
        {
            throw Refused("limit", FormattableString.Invariant($"{query.Limit} deliveries are not a page."), "1 to 100");
        }

        var where = new BsonDocument();
        if (query.Cursor is not null)
        {
            // Ids ascend: the page lies below the last one of the page before.
            where["_id"] = Guid.TryParseExact(query.Cursor, "N", out var last)
                ? new BsonDocument("$lt", Field.Of(last))
                : throw Refused("cursor", "It did not come from a page of deliveries.", "the cursor of the page before");
        }

        if (query.UserId is not null)
        {
            where["user_id"] = query.UserId;
        }

        if (query.Channel is not null)
        {
            where["channel"] = query.Channel;
        }

        return query.State is { } state ? where.Merge(Standing(state)) : where;
    }

    /// <summary>The page out of what was found, which is one more than that where there is another page.</summary>
    public static Page<DeliveryEntry> PageOf(List<BsonDocument> found, int limit) => new(
        [.. found.Take(limit).Select(Read)], found.Count > limit ? found[limit - 1].Id("_id").ToString("N") : null);

    private static DeliveryEntry Read(BsonDocument from)
    {
        var state = Standing(from.Choice<DeliveryState>("state"), from.Flag("running"));
        return new DeliveryEntry(
            from.Id("_id"), from.Text("user_id"), from.Text("channel"), state, from.Instant("due_at"), (int)from.Number("attempts"), [.. DeliveryDocuments.MembersOf(from)])
        {
            Priority = (Priority)from.Number("priority"),
            Cause = state == DeliveryStanding.Dead ? from.TextOrNull("cause") : null,
        };
    }

    private static BsonDocument Standing(DeliveryStanding state) => state switch
    {
        DeliveryStanding.Pending => new BsonDocument { ["state"] = new BsonDocument("$in", Open), ["running"] = false },
        DeliveryStanding.UnderWay => new BsonDocument { ["state"] = new BsonDocument("$in", Open), ["running"] = true },
        DeliveryStanding.Delivered => new BsonDocument("state", Field.Of(DeliveryState.Delivered)),
        DeliveryStanding.Dead => new BsonDocument("state", Field.Of(DeliveryState.Dead)),
        _ => new BsonDocument("state", Field.Of(DeliveryState.Dropped)),
    };

    private static DeliveryStanding Standing(DeliveryState state, bool running) => state switch
    {
        DeliveryState.Delivered => DeliveryStanding.Delivered,
        DeliveryState.Dead => DeliveryStanding.Dead,
        DeliveryState.Dropped => DeliveryStanding.Dropped,
        _ => running ? DeliveryStanding.UnderWay : DeliveryStanding.Pending,
    };

    private static InvalidInputException Refused(string field, string message, string limit) =>
        new("delivery query", [new Problem(field, message, limit)]);
}
