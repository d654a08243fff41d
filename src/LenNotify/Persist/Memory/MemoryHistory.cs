using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 7 in memory: what hangs on the items, and the record.</summary>
internal sealed class MemoryHistory(MemoryState state) : IHistory
{
    public Task<ItemHistory?> WhyAsync(string userId, Guid itemId, CancellationToken cancellationToken)
    {
        if (state.Find(userId) is not { } person)
        {
            return Task.FromResult<ItemHistory?>(null);
        }

        lock (person.Gate)
        {
            return Task.FromResult(person.Find(itemId) is { } item ? Tell(item) : null);
        }
    }

    public Task RecordAsync(string userId, IReadOnlyList<Engagement> engagements, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (state.Find(userId) is { } person)
        {
            lock (person.Gate)
            {
                var fresh = engagements.Distinct()
                    .Select(engagement => (Engagement: engagement, Item: person.Find(engagement.ItemId)))
                    .Where(one => one.Item is not null && !Knows(one.Item, one.Engagement))
                    .ToArray();
                state.HistoryRoom.Take(fresh.Length);
                foreach (var (engagement, item) in fresh)
                {
                    item!.Log(new EngagementTrail(engagement, now));
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <remarks>It goes by the items that were appended in that time, so that the numbers of one line belong together.</remarks>
    public Task<IReadOnlyList<EngagementSummary>> SummariseAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var tallies = new SortedDictionary<string, TypeTally>(StringComparer.Ordinal);
        foreach (var person in state.People)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (person.Gate)
            {
                foreach (var item in person.Listed.All)
                {
                    if (item.CreatedAt >= from.UtcTicks && item.CreatedAt < to.UtcTicks)
                    {
                        var type = item.Notification.Type;
                        if (!tallies.TryGetValue(type, out var tally))
                        {
                            tallies.Add(type, tally = new TypeTally(type));
                        }

                        tally.Count(item);
                    }
                }
            }
        }

        return Task.FromResult<IReadOnlyList<EngagementSummary>>([.. tallies.Values.Select(tally => tally.ToSummary())]);
    }

    public Task<Page<AuditEntry>> AuditAsync(AuditQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(state.Audit.Page(query));

    /// <summary>An item's history; under its person's lock.</summary>
    public static ItemHistory Tell(StoredItem item)
    {
        var rulings = new List<RulingEntry>();
        var attempts = new List<AttemptEntry>();
        for (var entry = item.Trail; entry is not null; entry = entry.Before)
        {
            if (entry is RulingTrail ruling)
            {
                rulings.Add(ruling.Ruling);
            }
            else if (entry is AttemptTrail attempt)
            {
                attempts.Add(attempt.ToEntry());
            }
        }

        rulings.Reverse();
        attempts.Reverse();
        return new ItemHistory(item.ToItem(), rulings, attempts);
    }

    private static bool Knows(StoredItem item, Engagement engagement)
    {
        for (var entry = item.Trail; entry is not null; entry = entry.Before)
        {
            if (entry is EngagementTrail known && known.Engagement == engagement)
            {
                return true;
            }
        }

        return false;
    }
}
