using LenNotify.Storage;

namespace LenNotify;

/// <summary>The values of the statements of an append, as columns.</summary>
internal static class AppendRows
{
    /// <summary>For <see cref="AppendSql.InsertItems"/>.</summary>
    public static object?[] Items(List<ItemDraft> rows, StoreDialect dialect) =>
    [
        Column.Of(rows, row => row.Item.Id),
        Column.Of(rows, row => row.PublicationId),
        Column.Of(rows, row => row.Appended.UserId),
        Column.Of(rows, row => row.Appended.Sequence),
        Column.Of(rows, row => row.Json),
        Column.Of(rows, row => row.Item.Notification.Type),
        Column.Of(rows, row => (short)row.Item.Notification.Severity),
        Column.Of(rows, row => (short)row.Item.Priority),
        Column.Of(rows, row => row.Item.Listed),
        Column.Of(rows, row => row.Counted),
        Column.Of(rows, row => StoredDecisions.Write(row.Item.Decisions)),
        Column.Of(rows, row => row.Item.CreatedAt.UtcTicks),
        Column.Of(rows, row => Column.Ticks(row.Item.Notification.ExpiresAt)),
        Column.Of(rows, row => row.Item.Listed && !row.Counted),
        Column.Of(rows, row => row.Place),
        Column.Of(rows, row => row.Appended.Unread),
        Column.Of(rows, row => dialect.WordsOf(row.Item, row.Appended.Sequence, row.Words)),
    ];

    /// <summary>For <see cref="AppendSql.InsertDeliveries"/> and <see cref="AppendSql.OpenBundles"/>.</summary>
    public static object?[] Deliveries(IReadOnlyList<DeliveryDraft> rows) =>
    [
        Column.Of(rows, row => row.Delivery.Id),
        Column.Of(rows, row => row.UserId),
        Column.Of(rows, row => row.Delivery.Channel),
        Column.Of(rows, row => row.Delivery.TargetId),
        Column.Of(rows, row => (short)row.Delivery.Priority),
        Column.Of(rows, row => row.Delivery.JoinKey),
        Column.Of(rows, row => row.Delivery.Condition?.UnlessRead ?? false),
        Column.Of(rows, row => row.Delivery.Condition?.AfterFailureOf),
        Column.Of(rows, row => (short)row.State),
        Column.Of(rows, row => row.Delivery.DueAt.UtcTicks),
        Column.Of(rows, row => row.Delivery.Turn.UtcTicks),
    ];

    /// <summary>For <see cref="AppendSql.InsertMembers"/>.</summary>
    public static object?[] Members(List<DeliveryDraft> rows) =>
        [Column.Of(rows, row => row.Delivery.Id), Column.Of(rows, row => row.ItemId)];

    /// <summary>For <see cref="AppendSql.JoinBundles"/>.</summary>
    public static object?[] Joins(List<DeliveryDraft> rows) =>
    [
        Column.Of(rows, row => row.UserId),
        Column.Of(rows, row => row.Delivery.Channel),
        Column.Of(rows, row => row.Delivery.TargetId),
        Column.Of(rows, row => row.Delivery.JoinKey),
        Column.Of(rows, row => row.ItemId),
    ];

    /// <summary>For <see cref="StateRows.Advance"/> and <see cref="StateRows.AdvanceKnown"/>: the next revision is one for all of them.</summary>
    public static object?[] States(PersonDraft[] rows, long revision) =>
    [
        Column.Of(rows, row => row.State.UserId),
        Column.Of(rows, row => row.State.Sequence),
        Column.Of(rows, row => row.State.Unread),
        Column.Of(rows, row => row.State.Activity.ToBytes()),
        Column.Of(rows, row => row.Found),
        revision,
    ];

    /// <summary>For <see cref="AppendSql.MoveClaims"/>.</summary>
    public static object?[] Claims(IReadOnlyList<AppendRequest> rows) =>
    [
        Column.Of(rows, row => row.Publication.Id),
        Column.Of(rows, row => row.NextCursor),
        Column.Of(rows, row => row.NextCursor is null && row.PutOffUntil is null),
        Column.Of(rows, row => row.PutOffUntil is not null),
        Column.Of(rows, row => Column.Ticks(row.PutOffUntil ?? row.Lease?.Until)),
    ];
}
