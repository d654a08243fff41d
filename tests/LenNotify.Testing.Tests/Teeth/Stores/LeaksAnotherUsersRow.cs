using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>Finds an item by its id alone, whoever asks.</summary>
internal sealed class LeaksAnotherUsersRow(INotificationStore store) : IHistory
{
    public async Task<ItemHistory?> WhyAsync(string userId, Guid itemId, CancellationToken cancellationToken) =>
        await store.WhyAsync(userId, itemId, cancellationToken) ?? await store.WhyAsync(Owners.GetValueOrDefault(itemId, userId), itemId, cancellationToken);

    public Task RecordAsync(string userId, IReadOnlyList<Engagement> engagements, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.RecordAsync(userId, engagements, now, cancellationToken);

    public Task<IReadOnlyList<EngagementSummary>> SummariseAsync(string? userId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        store.SummariseAsync(userId, from, to, cancellationToken);

    public Task<Page<DeliveryEntry>> DeliveriesAsync(DeliveryQuery query, CancellationToken cancellationToken) => store.DeliveriesAsync(query, cancellationToken);

    public Task<Page<AuditEntry>> AuditAsync(AuditQuery query, CancellationToken cancellationToken) => store.AuditAsync(query, cancellationToken);

    public ConcurrentDictionary<Guid, string> Owners { get; } = new();

    /// <summary>Learns whose items are whose.</summary>
    internal sealed class Appends(INotificationStore store, LeaksAnotherUsersRow history) : WrongPublications(store)
    {
        public override async Task<IReadOnlyList<AppendResult>> AppendAsync(
            IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var results = await base.AppendAsync(requests, route, now, cancellationToken);
            foreach (var item in results.SelectMany(result => result.Users).Select(user => user.Routed.Item))
            {
                history.Owners[item.Id] = item.UserId;
            }

            return results;
        }
    }
}
