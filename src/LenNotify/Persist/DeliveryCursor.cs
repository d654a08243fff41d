using LenNotify.Storage;

namespace LenNotify;

/// <summary>Where a page of deliveries begins: below an id, because ids ascend.</summary>
internal static class DeliveryCursor
{
    private const int MostLimit = 100;

    /// <summary>The id that the page lies below.</summary>
    /// <exception cref="InvalidInputException">The limit or the cursor is not allowed.</exception>
    internal static Guid Before(DeliveryQuery query)
    {
        if (query.Limit is < 1 or > MostLimit)
        {
            throw Refused("limit", FormattableString.Invariant($"{query.Limit} deliveries are not a page."), "1 to 100");
        }

        return query.Cursor is null ? Guid.AllBitsSet
            : Guid.TryParseExact(query.Cursor, "N", out var id) ? id
            : throw Refused("cursor", "It did not come from a page of deliveries.", "the cursor of the page before");
    }

    /// <summary>The page, of one more entry than it may have where there is another page.</summary>
    internal static Page<DeliveryEntry> Page(IReadOnlyList<DeliveryEntry> entries, int limit) => entries.Count <= limit
        ? new Page<DeliveryEntry>(entries, null)
        : new Page<DeliveryEntry>([.. entries.Take(limit)], entries[limit - 1].Id.ToString("N"));

    private static InvalidInputException Refused(string field, string message, string limit) => new("delivery query", [new Problem(field, message, limit)]);
}
