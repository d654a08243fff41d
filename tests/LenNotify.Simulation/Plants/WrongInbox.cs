using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>An inbox that gives sequences out before it commits: of three new items the one in the middle is seen a moment later.</summary>
internal sealed class WrongInbox(IInbox honest) : IInbox
{
    public async Task<ResumedInbox> ResumeAsync(string userId, long afterSequence, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var resumed = await honest.ResumeAsync(userId, afterSequence, most, now, cancellationToken);
        return resumed.Items.Count < 3 ? resumed : resumed with { Items = [.. resumed.Items.Where((_, i) => i != 1)] };
    }

    public Task<Page<InboxItem>> ListAsync(string userId, InboxQuery query, DateTimeOffset now, CancellationToken cancellationToken) =>
        honest.ListAsync(userId, query, now, cancellationToken);

    public Task<IReadOnlyList<UserState>> StatesAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        honest.StatesAsync(userIds, cancellationToken);

    public Task<UserState> MarkAsync(string userId, IReadOnlyList<Guid> itemIds, ItemMark mark, DateTimeOffset now, CancellationToken cancellationToken) =>
        honest.MarkAsync(userId, itemIds, mark, now, cancellationToken);

    public Task<UserState> MarkAllReadAsync(string userId, long upTo, DateTimeOffset now, CancellationToken cancellationToken) =>
        honest.MarkAllReadAsync(userId, upTo, now, cancellationToken);
}
