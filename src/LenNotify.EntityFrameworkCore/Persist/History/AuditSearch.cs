using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>A question to the record, checked and put as a statement.</summary>
internal static class AuditSearch
{
    /// <exception cref="InvalidInputException">The limit or the cursor is not allowed.</exception>
    public static (string Text, object?[] Values) Of(AuditQuery query)
    {
        if (query.Limit is < 1 or > 100)
        {
            throw Refused("limit", $"{query.Limit} facts are not a page.", "1 to 100");
        }

        var before = long.MaxValue;
        if (query.Cursor is { } cursor && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            throw Refused("cursor", "It did not come from a page of the record.", "the cursor of the page before");
        }

        var conditions = new List<string> { "a.id < @1" };
        var values = new List<object?> { before };
        foreach (var (column, value) in new[] { ("actor", query.Actor), ("action", query.Action), ("target", query.Target) })
        {
            if (value is not null)
            {
                values.Add(value);
                conditions.Add(string.Create(CultureInfo.InvariantCulture, $"a.{column} = @{values.Count}"));
            }
        }

        values.Add(query.Limit + 1L);
        return (
            string.Create(CultureInfo.InvariantCulture, $$"""
                SELECT a.id, a.actor, a.action, a.target, a.outcome, a.at FROM {audit} a
                WHERE {{string.Join(" AND ", conditions)}} ORDER BY a.id DESC LIMIT @{{values.Count}}
                """),
            [.. values]);
    }

    private static InvalidInputException Refused(string field, string message, string limit) =>
        new("audit query", [new Problem(field, message, limit)]);
}
