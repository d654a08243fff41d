namespace LenNotify.Storage;

/// <summary>A notification in one person's inbox, with what was decided for it.</summary>
public sealed record InboxItem
{
    /// <summary>Its id, derived from publication and person.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it came from.</summary>
    public required Guid PublicationId { get; init; }

    /// <summary>Whose it is.</summary>
    public required string UserId { get; init; }

    /// <summary>Its place in the inbox; the store gives it, in commit order. 0 for an item that is not listed.</summary>
    public long Sequence { get; init; }

    /// <summary>What it says.</summary>
    public required Notification Notification { get; init; }

    /// <summary>As it was decided.</summary>
    public required Priority Priority { get; init; }

    /// <summary>Whether the inbox shows and counts it.</summary>
    public required bool Listed { get; init; }

    /// <summary>Every channel's verdict when it was published. It never changes; what came of it is in the item's history.</summary>
    public required IReadOnlyList<StoredDecision> Decisions { get; init; }

    /// <summary>When it was appended.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person read it; for what only <see cref="IInbox.MarkAllReadAsync"/> covered, the instant of the latest such call.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>When the person dismissed it.</summary>
    public DateTimeOffset? DismissedAt { get; init; }
}
