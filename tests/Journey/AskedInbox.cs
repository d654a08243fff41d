using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>An inbox that remembers whom it was asked about.</summary>
internal sealed class AskedInbox(IInbox inbox, ConcurrentQueue<string> asked) : IInbox
{
    /// <summary>What happens around a reading of what came since; at first, nothing.</summary>
    public Func<string, Func<Task<ResumedInbox>>, Task<ResumedInbox>> Around { get; set; } = (_, read) => read();

    public Task<ResumedInbox> ResumeAsync(string userId, long afterSequence, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        asked.Enqueue(userId);
        return Around(userId, () => inbox.ResumeAsync(userId, afterSequence, most, now, cancellationToken));
    }

    public Task<IReadOnlyList<UserState>> StatesAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        foreach (var userId in userIds)
        {
            asked.Enqueue(userId);
        }

        return inbox.StatesAsync(userIds, cancellationToken);
    }

    public Task<Page<InboxItem>> ListAsync(string userId, InboxQuery query, DateTimeOffset now, CancellationToken cancellationToken) =>
        inbox.ListAsync(userId, query, now, cancellationToken);

    public Task<UserState> MarkAsync(string userId, IReadOnlyList<Guid> itemIds, ItemMark mark, DateTimeOffset now, CancellationToken cancellationToken) =>
        inbox.MarkAsync(userId, itemIds, mark, now, cancellationToken);

    public Task<UserState> MarkAllReadAsync(string userId, long upTo, DateTimeOffset now, CancellationToken cancellationToken) =>
        inbox.MarkAllReadAsync(userId, upTo, now, cancellationToken);
}
