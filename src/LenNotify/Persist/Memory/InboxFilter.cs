using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>A query, checked and ready to be asked about items.</summary>
internal sealed class InboxFilter
{
    private readonly InboxQuery _query;
    private readonly DateTimeOffset _now;
    private readonly IReadOnlyList<string>? _asked;

    /// <exception cref="InvalidInputException">The limit, the text or the cursor is not allowed.</exception>
    public InboxFilter(InboxQuery query, DateTimeOffset now)
    {
        (_query, _now) = (query, now);
        _asked = SearchWords.Asked(query.Text);
        Before = long.MaxValue;
        if (query.Limit is < 1 or > 100)
        {
            throw Refused("limit", $"{query.Limit} items are not a page.", "1 to 100");
        }

        if (query.Cursor is { } cursor)
        {
            Before = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                ? place
                : throw Refused("cursor", "It did not come from a page of this inbox.", "the cursor of the page before");
        }
    }

    /// <summary>Where the page begins: only what stands before it.</summary>
    public long Before { get; }

    /// <summary>Whether the item is shown and wanted.</summary>
    public bool Admits(StoredItem stored)
    {
        var notification = stored.Notification;
        return stored.IsShown(_now)
            && !(_query.Unread && stored.IsSeen)
            && (_query.Types.Count == 0 || _query.Types.Contains(notification.Type))
            && (_query.Severities.Count == 0 || _query.Severities.Contains(notification.Severity))
            && !(stored.CreatedAt < _query.From?.UtcTicks)
            && !(stored.CreatedAt >= _query.To?.UtcTicks)
            && (_asked is null || SearchWords.Fit(_asked, SearchWords.Of(notification)));
    }

    private static InvalidInputException Refused(string field, string message, string limit) =>
        new("inbox query", [new Problem(field, message, limit)]);
}
