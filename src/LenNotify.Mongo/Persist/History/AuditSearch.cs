using System.Globalization;
using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>A question to the record, checked and put as a filter.</summary>
internal static class AuditSearch
{
    /// <exception cref="InvalidInputException">The limit or the cursor is not allowed.</exception>
    public static BsonDocument Of(AuditQuery query)
    {
        if (query.Limit is < 1 or > 100)
        {
            throw Refused("limit", $"{query.Limit} facts are not a page.", "1 to 100");
        }

        var where = query.Cursor is null ? [] : After(query.Cursor);
        foreach (var (name, value) in new[] { ("actor", query.Actor), ("action", query.Action), ("target", query.Target) })
        {
            if (value is not null)
            {
                where[name] = value;
            }
        }

        return where;
    }

    /// <summary>The place of a fact.</summary>
    public static string CursorOf(BsonDocument fact) =>
        string.Create(CultureInfo.InvariantCulture, $"{fact.Number("at")}_{fact.Id("_id"):N}");

    private static BsonDocument After(string cursor)
    {
        var parts = cursor.Split('_');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && Guid.TryParseExact(parts[1], "N", out var id)
                ? Keyset.Before("at", at, id)
                : throw Refused("cursor", "It did not come from a page of the record.", "the cursor of the page before");
    }

    private static InvalidInputException Refused(string field, string message, string limit) =>
        new("audit query", [new Problem(field, message, limit)]);
}
