using LenNotify.Storage;

namespace LenNotify;

/// <summary>How an item is read. Its person's state is joined as <c>s</c>, because what mark-all covered lies there.</summary>
internal static class ItemRows
{
    /// <summary>The columns that <see cref="Read"/> reads.</summary>
    public const string Columns =
        """
        i.id, i.publication_id, i.user_id, i.sequence, i.notification, i.priority, i.listed, i.decisions, i.created_at,
        COALESCE(i.read_at, CASE WHEN i.listed AND i.dismissed_at IS NULL AND i.sequence <= s.read_up_to THEN s.read_up_to_at END),
        i.dismissed_at
        """;

    /// <summary>An item as it is now.</summary>
    public static InboxItem Read(RowReader row) => new()
    {
        Id = row.Id(),
        PublicationId = row.Id(),
        UserId = row.Text(),
        Sequence = row.Number(),
        Notification = Notification.FromJson(row.Text()),
        Priority = row.Choice<Priority>(),
        Listed = row.Flag(),
        Decisions = new StoredDecisions(row.Text()),
        CreatedAt = row.Instant(),
        ReadAt = row.InstantOrNull(),
        DismissedAt = row.InstantOrNull(),
    };
}
