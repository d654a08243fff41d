using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 7 in a relational database.</summary>
internal sealed class EntityHistory(StoreDatabase database) : IHistory
{
    public Task<ItemHistory?> WhyAsync(string userId, Guid itemId, CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                var reader = await session.Batch().Add(HistorySql.Item, itemId, userId).Add(HistorySql.Rulings, itemId).Add(HistorySql.Attempts, itemId)
                    .ReadAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    var item = await reader.SingleAsync(ItemRows.Read, cancellationToken).ConfigureAwait(false);
                    var rulings = await reader.ListAsync(ReadRuling, cancellationToken).ConfigureAwait(false);
                    var attempts = await reader.ListAsync(ReadAttempt, cancellationToken).ConfigureAwait(false);
                    return item is null ? null : new ItemHistory(item, rulings, attempts);
                }
            },
            cancellationToken);

    public Task RecordAsync(string userId, IReadOnlyList<Engagement> engagements, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync(
            session => session.Batch().Add(
                HistorySql.Record,
                Column.Of(engagements, one => one.ItemId),
                Column.Of(engagements, one => (short)one.Kind),
                Column.Of(engagements, one => one.Channel),
                Column.Of(engagements, one => one.ActionKey ?? ""),
                userId,
                now.UtcTicks).RunAsync(cancellationToken),
            cancellationToken);

    public async Task<IReadOnlyList<EngagementSummary>> SummariseAsync(string? userId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        await database.ListAsync(
            userId is null ? HistorySql.Summarise : HistorySql.SummariseOne,
            userId is null ? [from.UtcTicks, to.UtcTicks] : [from.UtcTicks, to.UtcTicks, userId],
            Summary,
            cancellationToken).ConfigureAwait(false);

    public async Task<Page<DeliveryEntry>> DeliveriesAsync(DeliveryQuery query, CancellationToken cancellationToken)
    {
        var (text, values) = DeliverySearch.Of(query);
        var rows = await database.ListAsync(text, values, DeliverySearch.Read, cancellationToken).ConfigureAwait(false);
        return DeliveryCursor.Page([.. rows.GroupBy(row => row.Entry.Id).Select(group => group.First().Entry with { Items = [.. group.Select(row => row.ItemId).OfType<Guid>()] })], query.Limit);
    }

    public async Task<Page<AuditEntry>> AuditAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var (text, values) = AuditSearch.Of(query);
        var found = await database.ListAsync(text, values, AuditRows.Read, cancellationToken).ConfigureAwait(false);
        return new Page<AuditEntry>(
            [.. found.Take(query.Limit).Select(one => one.Entry)],
            found.Count > query.Limit ? found[query.Limit - 1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static RulingEntry ReadRuling(RowReader row)
    {
        var deliveryId = row.Id();
        var decision = new StoredDecision(row.Text(), row.Choice<Verdict>(), row.Choice<Reason>(), row.InstantOrNull(), false);
        return new RulingEntry(deliveryId, decision, row.Instant());
    }

    private static AttemptEntry ReadAttempt(RowReader row) =>
        new(row.Id(), row.Text(), row.Count(), row.Instant(), row.InstantOrNull(), row.ChoiceOrNull<CompletionState>(), row.TextOrNull());

    private static EngagementSummary Summary(RowReader row)
    {
        var (type, sent, delivered, opened, clicked, dismissed, failed) =
            (row.Text(), row.Number(), row.Number(), row.Number(), row.Number(), row.Number(), row.Number());
        return new EngagementSummary(type, sent, delivered, opened, clicked, dismissed, row.IsNull() ? null : TimeSpan.FromTicks(row.Number())) { Failed = failed };
    }
}
