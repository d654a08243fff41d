using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 4 in memory: the deliveries that are dead.</summary>
internal sealed class MemoryDeadLetters(MemoryState state) : IDeadLetters
{
    public Task<Page<DeadLetter>> ListDeadLettersAsync(
        DeadLetterFilter filter, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var after = cursor is null ? null : DeadLetterOrder.FromCursor(cursor);
        var found = Matching(filter)
            .OrderByDescending(letter => letter, DeadLetterOrder.Instance)
            .SkipWhile(letter => after is { } last && DeadLetterOrder.PlaceOf(letter).CompareTo(last) >= 0)
            .Take(limit + 1)
            .ToArray();
        return Task.FromResult(new Page<DeadLetter>(
            [.. found.Take(limit)], found.Length > limit ? DeadLetterOrder.ToCursor(found[limit - 1]) : null));
    }

    public Task<DeadLetter?> FindDeadLetterAsync(Guid deliveryId, CancellationToken cancellationToken) =>
        Task.FromResult(Matching(new DeadLetterFilter { Ids = [deliveryId] }).SingleOrDefault());

    public Task<long> ReplayAsync(
        DeadLetterFilter filter, ReplayPace pace, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var step = TimeSpan.FromMinutes(1) / Math.Max(1, pace.PerMinute);
        var letters = Matching(filter).Order(DeadLetterOrder.Instance).Take(pace.Most).ToArray();
        state.Audit.Add(fact, now);
        var replayed = 0L;
        foreach (var letter in letters)
        {
            var dueAt = now + (step * replayed);
            replayed += Change(letter, delivery =>
            {
                delivery.Revive();
                state.QueueOf(delivery.Appended.Channel).Put(delivery, dueAt, dueAt);
            });
        }

        return Task.FromResult(replayed);
    }

    public Task<long> DiscardAsync(DeadLetterFilter filter, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var letters = Matching(filter).ToArray();
        state.Audit.Add(fact, now);
        return Task.FromResult(letters.Sum(letter => Change(letter, state.End)));
    }

    // Another call may have replayed or discarded it since it was found.
    private long Change(DeadLetter letter, Action<MemoryDelivery> change)
    {
        if (!state.Deliveries.TryGetValue(letter.Delivery.Id, out var delivery))
        {
            return 0;
        }

        lock (delivery.Person.Gate)
        {
            if (delivery.Death is null || !state.Deliveries.ContainsKey(letter.Delivery.Id))
            {
                return 0;
            }

            change(delivery);
            return 1;
        }
    }

    private IEnumerable<DeadLetter> Matching(DeadLetterFilter filter) =>
        (filter.Ids.Count == 0
            ? state.Deliveries.Select(row => row.Value)
            : filter.Ids.Distinct().Select(id => state.Deliveries.GetValueOrDefault(id)).OfType<MemoryDelivery>())
        .Select(Letter)
        .OfType<DeadLetter>()
        .Where(letter => (filter.Channel is null || letter.Delivery.Channel == filter.Channel)
            && (filter.UserId is null || letter.UserId == filter.UserId)
            && (filter.Cause is null || letter.Cause.StartsWith(filter.Cause, StringComparison.Ordinal))
            && !(letter.DiedAt < filter.From)
            && !(letter.DiedAt >= filter.To));

    private static DeadLetter? Letter(MemoryDelivery delivery)
    {
        lock (delivery.Person.Gate)
        {
            return delivery.Death is { } death
                ? new DeadLetter(delivery.ToDue(), delivery.Person.Id, death.Cause, death.At)
                : null;
        }
    }
}
