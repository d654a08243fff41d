using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 4 in memory: the deliveries that are dead.</summary>
internal sealed class MemoryDeadLetters(MemoryState state) : IDeadLetters
{
    public Task<Page<DeadLetter>> ListDeadLettersAsync(
        DeadLetterFilter filter, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var after = cursor is null ? null : DeadLetterOrder.FromCursor(cursor);
        var fits = Fits(filter);
        var letters = state.Rows.Dead
            .Find(row => !(after is { } last && DeadLetterOrder.PlaceOf(row).CompareTo(last) >= 0) && fits(row), limit + 1, newestFirst: true)
            .Select(ToLetter)
            .OfType<DeadLetter>()
            .ToArray();
        return Task.FromResult(new Page<DeadLetter>(
            [.. letters.Take(limit)],
            letters.Length > limit ? DeadLetterOrder.ToCursor(letters[limit - 1].DiedAt, letters[limit - 1].Delivery.Id) : null));
    }

    public Task<DeadLetter?> FindDeadLetterAsync(Guid deliveryId, CancellationToken cancellationToken) =>
        Task.FromResult(state.Rows.Index.Find(deliveryId) is { } row ? ToLetter(row) : null);

    public Task<long> ReplayAsync(
        DeadLetterFilter filter, ReplayPace pace, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var step = TimeSpan.FromMinutes(1) / Math.Max(1, pace.PerMinute);
        state.Audit.Add(fact, now);
        var replayed = 0L;
        foreach (var row in state.Rows.Dead.Find(Fits(filter), pace.Most, newestFirst: false))
        {
            lock (row.Person.Gate)
            {
                replayed += state.Rows.TryRevive(row, now + (step * replayed), now) ? 1 : 0;
            }
        }

        return Task.FromResult(replayed);
    }

    public Task<long> DiscardAsync(DeadLetterFilter filter, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        state.Audit.Add(fact, now);
        var discarded = 0L;
        foreach (var row in state.Rows.Dead.Find(Fits(filter), int.MaxValue, newestFirst: false))
        {
            lock (row.Person.Gate)
            {
                // Another call may have replayed or discarded it since it was found.
                if (state.Rows.Dead.Remove(row))
                {
                    row.Fate = DeliveryFate.Dropped;
                    state.Rows.Forget(row);
                    discarded++;
                }
            }
        }

        return Task.FromResult(discarded);
    }

    public Task<long> RefileAsync(
        IReadOnlyDictionary<Guid, string> causes, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        state.Audit.Add(fact, now);
        var refiled = 0L;
        foreach (var (id, cause) in causes)
        {
            if (state.Rows.Index.Find(id) is not { } row)
            {
                continue;
            }

            lock (row.Person.Gate)
            {
                if (row.Fate == DeliveryFate.Dead)
                {
                    row.Cause = cause;
                    refiled++;
                }
            }
        }

        return Task.FromResult(refiled);
    }

    // Only of what does not change while a row is dead, or is replaced whole: no person is locked for it.
    private static Func<MemoryDelivery, bool> Fits(DeadLetterFilter filter)
    {
        var ids = filter.Ids.ToHashSet();
        return row => (ids.Count == 0 || ids.Contains(row.Id))
            && (filter.Channel is null || row.Queue.Channel == filter.Channel)
            && (filter.UserId is null || row.Person.Id == filter.UserId)
            && (filter.Cause is null || row.Cause.StartsWith(filter.Cause, StringComparison.Ordinal))
            && !(row.EndedAt < filter.From?.UtcTicks)
            && !(row.EndedAt >= filter.To?.UtcTicks);
    }

    private static DeadLetter? ToLetter(MemoryDelivery row)
    {
        lock (row.Person.Gate)
        {
            return row.Fate == DeliveryFate.Dead
                ? new DeadLetter(row.ToDue(), row.Person.Id, row.Cause, Ticks.Of(row.EndedAt))
                : null;
        }
    }
}
