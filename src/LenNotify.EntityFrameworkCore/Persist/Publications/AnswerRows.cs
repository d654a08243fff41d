using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What was answered when an item was appended, as it is given again to a repeat: the item as it was stored. The person's
/// activity of that moment and the deliveries are not kept a second time.
/// </summary>
internal static class AnswerRows
{
    private const string Columns =
        """
        i.publication_id, i.answer_unread,
        i.id, i.publication_id, i.user_id, i.sequence, i.notification, i.priority, i.listed, i.decisions, i.created_at,
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
        var (publicationId, unread) = (row.Id(), row.Number());
        var item = ItemRows.Read(row);
        return (publicationId, new AppendedUser(item.UserId, item.Sequence, unread, new RoutedUser(item, [], UserActivity.None)));
    }
}
