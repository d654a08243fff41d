using LenNotify.Storage;

namespace LenNotify;

/// <summary>The store's inbox, and word of what was read.</summary>
internal sealed class ObservedInbox(IInbox store, Watch watch) : IInbox
{
    public Task<Page<InboxItem>> ListAsync(string userId, InboxQuery query, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ListAsync(userId, query, now, cancellationToken);

    public Task<ResumedInbox> ResumeAsync(string userId, long afterSequence, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ResumeAsync(userId, afterSequence, most, now, cancellationToken);

    public Task<IReadOnlyList<UserState>> StatesAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) => store.StatesAsync(userIds, cancellationToken);

    public async Task<UserState> MarkAsync(string userId, IReadOnlyList<Guid> itemIds, ItemMark mark, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = await store.MarkAsync(userId, itemIds, mark, now, cancellationToken).ConfigureAwait(false);
        if (mark == ItemMark.Read && itemIds.Count > 0 && watch.Observers.AnyOfHost)
        {
            watch.Tell(new NotificationEvent.Read(now, userId, [.. itemIds], null));
        }

        return state;
    }

    public async Task<UserState> MarkAllReadAsync(string userId, long upTo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = await store.MarkAllReadAsync(userId, upTo, now, cancellationToken).ConfigureAwait(false);
        if (watch.Observers.AnyOfHost)
        {
            watch.Tell(new NotificationEvent.Read(now, userId, [], upTo));
        }

        return state;
    }
}
