using LenNotify.Storage;

namespace LenNotify;

/// <summary>A delivery with what it carries, as a claim or its undo reads it.</summary>
/// <param name="Due">As a judge sees it.</param>
/// <param name="UserId">Whom it is for.</param>
/// <param name="Running">Whether an attempt began and never completed.</param>
/// <param name="TakesCaps">Whether the start under way is the one that took the caps.</param>
/// <param name="StartedAt">When the last attempt began.</param>
/// <param name="FirstAttemptAt">When the first one began.</param>
internal sealed record DueRow(
    DueDelivery Due, string UserId, bool Running, bool TakesCaps, DateTimeOffset? StartedAt, DateTimeOffset? FirstAttemptAt)
{
    /// <summary>The columns of a delivery <c>d</c> that <see cref="Read"/> reads, after its id.</summary>
    public const string Columns =
        """
        d.id, d.channel, d.target_id, d.priority, d.attempts, d.caps_taken, d.unless_read, d.after_failure_of,
        d.user_id, d.running, d.takes_caps, d.started_at, d.first_attempt_at
        """;

    /// <summary>How many columns there are after the id.</summary>
    public const int MoreColumns = 12;

    /// <summary>What the deliveries <c>d</c> of a query carry: one row for each item, or one without an item.</summary>
    public const string Items =
        """
        JOIN {states} s ON s.user_id = d.user_id
        LEFT JOIN {members} m ON m.delivery_id = d.id AND m.left_at IS NULL
        LEFT JOIN {items} i ON i.id = m.item_id
        """;

    /// <summary>The order of the items of one delivery.</summary>
    public const string OldestFirst = "i.created_at, i.sequence, i.id";

    /// <summary>The delivery of a row.</summary>
    public static DueRow Read(RowReader row, Guid id, IReadOnlyList<InboxItem> members) => new(
        new DueDelivery
        {
            Id = id,
            Channel = row.Text(),
            TargetId = row.Id(),
            Priority = row.Choice<Priority>(),
            Attempts = row.Count(),
            CapsTaken = row.Flag(),
            Condition = (row.Flag(), row.IdOrNull()) is var (unlessRead, after) && (unlessRead || after is not null)
                ? new DeliveryCondition(unlessRead, after)
                : null,
            Members = members,
        },
        row.Text(), row.Flag(), row.Flag(), row.InstantOrNull(), row.InstantOrNull());
}
