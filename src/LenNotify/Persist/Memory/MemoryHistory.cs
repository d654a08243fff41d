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
    public Task<IReadOnlyList<EngagementSummary>> SummariseAsync(string? userId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var tallies = new SortedDictionary<string, TypeTally>(StringComparer.Ordinal);
        foreach (var person in userId is null ? state.People : state.Find(userId) is { } one ? [one] : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (person.Gate)
            {
                foreach (var item in person.Listed.All.Where(item => item.CreatedAt >= from.UtcTicks && item.CreatedAt < to.UtcTicks))
                {
                    var type = item.Notification.Type;
                    if (!tallies.TryGetValue(type, out var tally))
                    {
                        tallies.Add(type, tally = new TypeTally(type));
                    }

                    // What a provider took back in the end is a dead letter by now.
                    tally.Count(item, id => state.Rows.Index.Find(id) is { Fate: DeliveryFate.Dead });
                }
            }
        }

        return Task.FromResult<IReadOnlyList<EngagementSummary>>([.. tallies.Values.Select(tally => tally.ToSummary())]);
    }

    /// <remarks>It looks at all rows that are kept: only operators ask.</remarks>
    public Task<Page<DeliveryEntry>> DeliveriesAsync(DeliveryQuery query, CancellationToken cancellationToken)
    {
        var before = DeliveryCursor.Before(query);
        var entries = state.Rows.Index.Fitting(row => row.Id.CompareTo(before) < 0
                && (query.UserId is null || row.Person.Id == query.UserId) && (query.Channel is null || row.Queue.Channel == query.Channel))
            .OrderByDescending(row => row.Id)
            .Select(ToEntry)
            .Where(entry => query.State is null || entry.State == query.State)
            .Take(query.Limit + 1)
            .ToArray();
        return Task.FromResult(DeliveryCursor.Page(entries, query.Limit));
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

    private static DeliveryEntry ToEntry(MemoryDelivery row)
    {
        lock (row.Person.Gate)
        {
            var due = row.ToDue();
            return new DeliveryEntry(due.Id, row.Person.Id, due.Channel, row.Standing, Ticks.Of(row.DueAt), due.Attempts, [.. due.Members.Select(item => item.Id)])
            {
                Priority = due.Priority,
                Cause = row.Fate == DeliveryFate.Dead ? row.Cause : null,
            };
        }
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
