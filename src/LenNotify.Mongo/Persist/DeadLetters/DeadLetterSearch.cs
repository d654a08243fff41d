using System.Globalization;
using System.Text.RegularExpressions;
using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>Which letters, as a filter on deliveries.</summary>
internal static class DeadLetterSearch
{
    /// <summary>Newest first.</summary>
    public static BsonDocument Newest { get; } = new() { ["ended_at"] = -1, ["_id"] = -1 };

    /// <summary>Those that fit.</summary>
    public static BsonArray Of(DeadLetterFilter filter)
    {
        var all = new BsonArray { new BsonDocument("state", Field.Of(DeliveryState.Dead)) };
        AddIf(all, filter.Ids.Count > 0, "_id", () => new BsonDocument("$in", Field.List(filter.Ids)));
        AddIf(all, filter.Channel is not null, "channel", () => filter.Channel);
        AddIf(all, filter.Cause is not null, "cause", () => new BsonRegularExpression("^" + Regex.Escape(filter.Cause!)));
        AddIf(all, filter.UserId is not null, "user_id", () => filter.UserId);
        AddIf(all, filter.From is not null, "ended_at", () => new BsonDocument("$gte", Field.Of(filter.From)));
        AddIf(all, filter.To is not null, "ended_at", () => new BsonDocument("$lt", Field.Of(filter.To)));
        return all;
    }

    /// <summary>What comes after a page.</summary>
    /// <exception cref="InvalidInputException">The text is no cursor.</exception>
    public static BsonDocument After(string cursor)
    {
        var parts = cursor.Split('_');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && Guid.TryParseExact(parts[1], "N", out var id)
                ? Keyset.Before("ended_at", ticks, id)
                : throw new InvalidInputException(
                    "list of dead letters", [new Problem("cursor", "It did not come from a page of dead letters.", "the cursor of the page before")]);
    }

    private static void AddIf(BsonArray all, bool wanted, string name, Func<BsonValue> value)
    {
        if (wanted)
        {
            all.Add(new BsonDocument(name, value()));
        }
    }
}
