using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 3 in a relational database.</summary>
internal sealed class EntityDeliveryQueue(StoreDatabase database) : IDeliveryQueue
{
    // Rows that are held or dropped take no slot; still one claim must come to an end.
    private const int MostPages = 20;

    public async Task<ClaimedBatch> ClaimDeliveriesAsync(
        DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var started = new List<ClaimedDelivery>();
        var ruled = new List<RuledDelivery>();
        DateTimeOffset? again = now;
        var more = claim.Slots > 0;
        for (var page = 0; more && page < MostPages; page++)
        {
            // What a page committed stays claimed, also when the next one has to be done again.
            var slots = Math.Min(512, claim.Slots - started.Count);
            var answer = await database.RunAsync(
                session => new ClaimPage(session, claim, slots, started.Count == 0, now).RunAsync(judge, cancellationToken), cancellationToken).ConfigureAwait(false);
            started.AddRange(answer.Started);
            ruled.AddRange(answer.Ruled);
            (again, more) = (answer.Again, answer.More && started.Count < claim.Slots);
        }

        return new ClaimedBatch(started, again) { Ruled = ruled };
    }

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        database.RunAsync<IReadOnlyList<Guid>>(
            async session =>
            {
                var batch = session.Batch().Add(CompletionSql.Extend, deliveryIds.ToArray(), lease.Owner, lease.Until.UtcTicks);
                var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    return await reader.ListAsync(row => row.Id(), cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken);

    public Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken) =>
        completions.Count == 0
            ? Task.FromResult<IReadOnlyList<Guid>>([])
            : database.RunAsync(session => new CompletionBatch(session, owner, completions, now).RunAsync(undo, cancellationToken), cancellationToken);

    public Task ReportAsync(
        string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                var batch = session.Batch().Begin().Add(
                    CompletionSql.Report, new[] { report.Reached }, new[] { report.Status }, new[] { report.At.UtcTicks }, channel, providerReference);
                var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
                Guid? delivery;
                await using (reader.ConfigureAwait(false))
                {
                    delivery = await reader.SingleAsync(row => row.IdOrNull(), cancellationToken).ConfigureAwait(false);
                }

                return await session.Batch()
                    .AddIf(delivery is not null && report.Reached == false, CompletionSql.Lose, delivery, report.Status, now.UtcTicks)
                    .AddIf(delivery is not null && report.Reached == false, EndSql.BringBack, delivery, now.UtcTicks)
                    .Commit().RunAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(
        IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync<IReadOnlyList<QueueStatus>>(
            async session =>
            {
                var batch = session.Batch().Add(CompletionSql.Status, channels.ToArray(), now.UtcTicks);
                var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    var found = await reader.ListAsync(
                        row => new QueueStatus(row.Text(), row.Number(), row.Number(), row.Number(), row.InstantOrNull(), row.InstantOrNull()),
                        cancellationToken).ConfigureAwait(false);
                    return [.. channels.Select(channel =>
                        found.Find(status => status.Channel == channel) ?? new QueueStatus(channel, 0, 0, 0, null, null))];
                }
            },
            cancellationToken);
}
