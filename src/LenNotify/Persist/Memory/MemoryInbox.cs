using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 2 in memory.</summary>
internal sealed class MemoryInbox(MemoryState state) : IInbox
{
    public Task<Page<InboxItem>> ListAsync(string userId, InboxQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = new InboxFilter(query, now);
        if (state.Find(userId) is not { } person)
        {
            return Task.FromResult(new Page<InboxItem>([], null) { Total = query.CountUpTo > 0 ? 0 : null });
        }

        lock (person.Gate)
        {
            var shelf = query.Filtered ? person.Filtered : person.Listed;
            var found = shelf
                .Before(filter.Before)
                .Where(filter.Admits)
                .Take(query.Limit + 1)
                .ToArray();
            var next = found.Length > query.Limit ? found[query.Limit - 1].Place.ToString(CultureInfo.InvariantCulture) : null;
            return Task.FromResult(new Page<InboxItem>([.. found.Take(query.Limit).Select(stored => stored.ToItem())], next)
            {
                Total = query.CountUpTo > 0 ? shelf.All.Where(filter.Admits).Take(query.CountUpTo).Count() : null,
            });
        }
    }

    public Task<ResumedInbox> ResumeAsync(
        string userId, long afterSequence, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (state.Find(userId) is not { } person)
        {
            return Task.FromResult(new ResumedInbox([], false, Nothing(userId)));
        }

        lock (person.Gate)
        {
            var found = person.Listed.After(Math.Max(0, afterSequence)).Where(stored => stored.IsShown(now)).Take(most + 1).ToArray();
            return Task.FromResult(new ResumedInbox(
                [.. found.Take(most).Select(stored => stored.ToItem())], found.Length > most, person.State));
        }
    }

    public Task<IReadOnlyList<UserState>> StatesAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UserState>>([.. userIds.Select(id => Change(id, static _ => { }))]);

    public Task<UserState> MarkAsync(
        string userId, IReadOnlyList<Guid> itemIds, ItemMark mark, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(Change(userId, person =>
        {
            foreach (var itemId in itemIds)
            {
                person.Mark(itemId, mark, now);
            }
        }));

    public Task<UserState> MarkAllReadAsync(string userId, long upTo, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(Change(userId, person => person.MarkAllRead(upTo, now)));

    private static UserState Nothing(string userId) => new(userId, 0, 0, 0, 0, UserActivity.None);

    private UserState Change(string userId, Action<Person> change)
    {
        if (state.Find(userId) is not { } person)
        {
            return Nothing(userId);
        }

        lock (person.Gate)
        {
            change(person);
            return person.State;
        }
    }
}
