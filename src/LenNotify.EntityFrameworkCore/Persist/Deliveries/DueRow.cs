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
    /// <summary>The columns of a delivery <c>d</c> that <see cref="Read"/> reads.</summary>
    public const string Columns =
        """
        d.user_id, d.running, d.takes_caps, d.started_at, d.first_attempt_at,
        d.id, d.channel, d.target_id, d.priority, d.attempts, d.caps_taken, d.unless_read, d.after_failure_of
        """;

    /// <summary>What the deliveries <c>d</c> of a query carry: one row for each item, or one without an item.</summary>
    public const string Items =
        """
        JOIN {states} s ON s.user_id = d.user_id
        LEFT JOIN {members} m ON m.delivery_id = d.id AND m.left_at IS NULL
        LEFT JOIN {items} i ON i.id = m.item_id
        """;

    /// <summary>The order of the items of one delivery.</summary>
    public const string OldestFirst = "i.created_at, i.sequence, i.id";

    /// <summary>Puts the rows of one query together again.</summary>
    public static List<DueRow> Gather(List<(DueRow Row, InboxItem? Item)> rows)
    {
        var gathered = new List<DueRow>();
        for (var i = 0; i < rows.Count;)
        {
            var (row, members) = (rows[i].Row, new List<InboxItem>());
            for (; i < rows.Count && rows[i].Row.Due.Id == row.Due.Id; i++)
            {
                if (rows[i].Item is { } item)
                {
                    members.Add(item);
                }
            }

            gathered.Add(row with { Due = row.Due with { Members = members } });
        }

        return gathered;
    }

    /// <summary>One row: a delivery and one of its items.</summary>
    public static (DueRow Row, InboxItem? Item) Read(RowReader row)
    {
        var read = new DueRow(null!, row.Text(), row.Flag(), row.Flag(), row.InstantOrNull(), row.InstantOrNull());
        var due = new DueDelivery
        {
            Id = row.Id(),
            Channel = row.Text(),
            TargetId = row.Id(),
            Priority = row.Choice<Priority>(),
            Attempts = row.Count(),
            CapsTaken = row.Flag(),
            Condition = (row.Flag(), row.IdOrNull()) is var (unlessRead, after) && (unlessRead || after is not null)
                ? new DeliveryCondition(unlessRead, after)
                : null,
            Members = [],
        };
        return (read with { Due = due }, row.IsNull() ? null : ItemRows.Read(row));
    }
}
