using System.Globalization;
using System.Text.RegularExpressions;
using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>A query, checked and put as a filter. Every value of the caller's is a value in it, and a text that is searched for is escaped.</summary>
internal sealed class InboxSearch
{
    private readonly InboxQuery _query;

    /// <exception cref="InvalidInputException">The limit or the cursor is not allowed.</exception>
    public InboxSearch(UserState state, InboxQuery query, DateTimeOffset now)
    {
        _query = query;
        if (query.Limit is < 1 or > 100)
        {
            throw Refused("limit", $"{query.Limit} items are not a page.", "1 to 100");
        }

        var all = new BsonArray
        {
            new BsonDocument { ["user_id"] = state.UserId, ["listed"] = !query.Filtered, ["dismissed_at"] = BsonNull.Value },
            Either("expires_ticks", BsonNull.Value, new BsonDocument("$gt", now.UtcTicks)),
        };
        AddIf(all, query.Unread && !query.Filtered, () => new BsonDocument { ["counted"] = true, ["sequence"] = new BsonDocument("$gt", state.ReadUpTo) });
        AddIf(all, query.Unread && query.Filtered, () => new BsonDocument("read_at", BsonNull.Value));
        AddIf(all, query.Types.Count > 0, () => new BsonDocument("type", new BsonDocument("$in", Field.List(query.Types))));
        AddIf(all, query.Severities.Count > 0, () => new BsonDocument(
            "severity", new BsonDocument("$in", new BsonArray(query.Severities.Select(severity => Field.Of(severity))))));
        AddIf(all, query.From is not null, () => new BsonDocument("created_ticks", new BsonDocument("$gte", Field.Of(query.From))));
        AddIf(all, query.To is not null, () => new BsonDocument("created_ticks", new BsonDocument("$lt", Field.Of(query.To))));
        if (SearchWords.Asked(query.Text) is { } words)
        {
            AddWords(all, words);
        }

        Count = new BsonDocument("$and", new BsonArray(all));
        AddIf(all, query.Cursor is not null, () => After(query.Cursor!));
        Where = new BsonDocument("$and", all);
    }

    /// <summary>What fits on whatever page.</summary>
    public BsonDocument Count { get; }

    /// <summary>What fits on this page or after it.</summary>
    public BsonDocument Where { get; }

    /// <summary>The order.</summary>
    public BsonDocument Sort => _query.Filtered
        ? new BsonDocument { ["created_ticks"] = -1, ["_id"] = -1 }
        : new BsonDocument("sequence", -1);

    /// <summary>The page out of what was found, which is one more than that where there is another page.</summary>
    public Page<InboxItem> PageOf(List<InboxItem> found)
    {
        if (found.Count <= _query.Limit)
        {
            return new Page<InboxItem>(found, null);
        }

        var last = found[_query.Limit - 1];
        return new Page<InboxItem>(found.GetRange(0, _query.Limit), _query.Filtered
            ? string.Create(CultureInfo.InvariantCulture, $"{last.CreatedAt.UtcTicks}_{last.Id:N}")
            : last.Sequence.ToString(CultureInfo.InvariantCulture));
    }

    private BsonDocument After(string cursor)
    {
        var parts = cursor.Split('_');
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place) || parts.Length != (_query.Filtered ? 2 : 1))
        {
            throw NoCursor();
        }

        if (!_query.Filtered)
        {
            return new BsonDocument("sequence", new BsonDocument("$lt", place));
        }

        return Guid.TryParseExact(parts[1], "N", out var id) ? Keyset.Before("created_ticks", place, id) : throw NoCursor();
    }

    // A word of the item begins with each of them. Words hold letters, digits and marks only; what has none finds nothing.
    private static void AddWords(BsonArray all, IReadOnlyList<string> asked)
    {
        AddIf(all, asked.Count == 0, () => new BsonDocument("_id", BsonNull.Value));
        foreach (var word in asked)
        {
            all.Add(new BsonDocument("words", new BsonRegularExpression("^" + Regex.Escape(word))));
        }
    }

    private static BsonDocument Either(string name, BsonValue one, BsonValue other) =>
        new("$or", new BsonArray { new BsonDocument(name, one), new BsonDocument(name, other) });

    private static void AddIf(BsonArray all, bool wanted, Func<BsonDocument> condition)
    {
        if (wanted)
        {
            all.Add(condition());
        }
    }

    private static InvalidInputException NoCursor() =>
        Refused("cursor", "It did not come from a page of this inbox.", "the cursor of the page before");

    private static InvalidInputException Refused(string field, string message, string limit) =>
        new("inbox query", [new Problem(field, message, limit)]);
}
