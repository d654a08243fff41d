using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What was answered when an item was appended, as it is given again to a repeat. The person's activity of that moment is not
/// kept: it belongs to the state and would multiply the size of an item.
/// </summary>
internal static class AnswerRows
{
    private const string Columns =
        """
        i.publication_id, i.sequence, i.answer_unread, i.answer_deliveries,
        i.id, i.publication_id, i.user_id, CAST(0 AS bigint), i.notification, i.priority, i.listed, i.decisions, i.created_at,
        CAST(NULL AS bigint), CAST(NULL AS bigint)
        """;

    /// <summary>The first answers of these publications.</summary>
    public const string First = $$"""
        SELECT {{Columns}} FROM {items} i WHERE i.publication_id {any 1} AND i.answer_place IS NOT NULL
        ORDER BY i.publication_id, i.answer_place
        """;

    /// <summary>What these people already have of these publications.</summary>
    public const string Stored = $$"""
        SELECT {{Columns}} FROM {items} i WHERE i.publication_id {any 1} AND i.user_id {any 2}
        """;

    /// <summary>One person's.</summary>
    public static (Guid PublicationId, AppendedUser User) Read(RowReader row)
    {
        var (publicationId, sequence, unread, deliveries) = (row.Id(), row.Number(), row.Number(), row.TextOrNull());
        var item = ItemRows.Read(row);
        var routed = new RoutedUser(item, deliveries is null ? [] : StoreJson.Read<IReadOnlyList<NewDelivery>>(deliveries), UserActivity.None);
        return (publicationId, new AppendedUser(item.UserId, sequence, unread, routed));
    }
}
