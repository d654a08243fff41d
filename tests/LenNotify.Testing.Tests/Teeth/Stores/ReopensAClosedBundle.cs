using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>Who comes after a bundle was claimed joins it all the same, instead of opening the next: its message is already on its way.</summary>
internal sealed class ReopensAClosedBundle(INotificationStore store) : WrongPublications(store)
{
    private readonly ConcurrentDictionary<(string UserId, Guid Target, string Key), Guid> _opened = new();

    public override Task<IReadOnlyList<AppendResult>> AppendAsync(
        IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken) => Store.AppendAsync(
            requests,
            (publication, state) => route(publication, state) is var routed
                ? routed with { Deliveries = [.. routed.Deliveries.Where(delivery => !Joins(state.UserId, delivery))] }
                : routed,
            now,
            cancellationToken);

    // What is still waiting is joined rightly; what is not any more loses the joiner.
    private bool Joins(string userId, NewDelivery delivery) => delivery.JoinKey is { } key
        && _opened.GetOrAdd((userId, delivery.TargetId, key), delivery.Id) != delivery.Id
        && IsClosed(delivery);

    private bool IsClosed(NewDelivery delivery)
    {
        var status = Store.QueueStatusAsync([delivery.Channel], delivery.DueAt, default);
        return status.IsCompletedSuccessfully && status.GetAwaiter().GetResult()[0] is { Due: 0, Waiting: 0 };
    }
}
