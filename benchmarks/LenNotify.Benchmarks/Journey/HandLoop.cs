using LenNotify.Storage;

namespace LenNotify.Benchmarks.Journey;

/// <summary>
/// The floor: what a team writes in one loop over dictionaries that does the same work. It dedupes, routes with the engine,
/// keeps items, states and deliveries, judges again when sending, takes caps, retries, logs attempts. One thread, one lock.
/// </summary>
internal sealed class HandLoop(RoutingEngine engine, NoOpChannel channel)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Item> _items = [];
    private readonly Dictionary<Guid, Waiting> _deliveries = [];
    private readonly PriorityQueue<Guid, (long Turn, Guid Id)> _queue = new();
    private readonly CompiledPreferences _preferences = engine.Compile(new Preferences(), ContactBook.Empty);
    private readonly ChannelDecision[] _decisions = new ChannelDecision[engine.Channels.Count];
    private readonly DateTimeOffset[] _turns = new DateTimeOffset[engine.Channels.Count];
    private ulong _lastId;

    private sealed class Person
    {
        internal UserActivity Activity;
        internal long Sequence;
        internal long Unread;
        internal List<Item> Items { get; } = [];
    }

    private sealed record Item(Guid Id, long Sequence, Notification Notification, StoredDecision[] Decisions)
    {
        internal List<AttemptEntry> Attempts { get; } = [];
    }

    private sealed class Waiting(Guid id, string userId, Person person, Item item, CompiledNotification notification, Priority priority)
    {
        internal Guid Id => id;

        internal string UserId => userId;

        internal Person Person => person;

        internal Item Item => item;

        internal CompiledNotification Notification => notification;

        internal Priority Priority => priority;

        internal int Attempts;
    }

    /// <summary>Publishes and stores.</summary>
    internal void Publish(Notification notification, string userId, DateTimeOffset now)
    {
        var compiled = engine.Compile(notification, NextId());
        lock (_gate)
        {
            if (!_keys.TryAdd(compiled.Id.ToString("N"), compiled.Id))
            {
                return;
            }

            if (!_people.TryGetValue(userId, out var person))
            {
                _people.Add(userId, person = new Person());
            }

            var decision = engine.Decide(compiled, _preferences, person.Activity, now, _decisions);
            person.Activity = engine.Record(person.Activity, compiled, decision, _decisions, now, _turns);
            var stored = new StoredDecision[_decisions.Length];
            for (var i = 0; i < stored.Length; i++)
            {
                stored[i] = new StoredDecision(engine.Channels[i].Name, _decisions[i].Verdict, _decisions[i].Reason, _decisions[i].Until, _decisions[i].Silent);
            }

            var item = new Item(NextId(), ++person.Sequence, compiled.Source, stored);
            person.Unread++;
            person.Items.Add(item);
            _items.Add(item.Id, item);
            for (var i = 1; i < stored.Length; i++)
            {
                if (stored[i].Verdict == Verdict.Deliver)
                {
                    var delivery = new Waiting(NextId(), userId, person, item, compiled, decision.Priority);
                    _deliveries.Add(delivery.Id, delivery);
                    _queue.Enqueue(delivery.Id, (_turns[i].UtcTicks, delivery.Id));
                }
            }
        }
    }

    /// <summary>Sends what is due until nothing is.</summary>
    internal async Task Drain(DateTimeOffset now)
    {
        while (true)
        {
            Waiting? delivery;
            lock (_gate)
            {
                delivery = _queue.TryDequeue(out var id, out _) ? _deliveries[id] : null;
                if (delivery is null)
                {
                    return;
                }

                if (engine.At(now, delivery.Notification).Release(_preferences, delivery.Person.Activity, 1, delivery.Priority).Verdict != Verdict.Deliver)
                {
                    continue;
                }

                if (delivery.Attempts++ == 0)
                {
                    delivery.Person.Activity = engine.Start(delivery.Person.Activity, 1, delivery.Priority, now, delivery.Notification);
                }
            }

            var result = await channel.SendAsync(Made(delivery), CancellationToken.None);
            lock (_gate)
            {
                delivery.Item.Attempts.Add(new AttemptEntry(
                    delivery.Id, "noop", delivery.Attempts, now, now, result.Outcome == DeliveryOutcome.Delivered ? CompletionState.Delivered : CompletionState.RetryAt, result.Cause));
                if (result.Outcome == DeliveryOutcome.Delivered)
                {
                    _deliveries.Remove(delivery.Id);
                }
                else
                {
                    _queue.Enqueue(delivery.Id, (now.UtcTicks, delivery.Id));
                }
            }
        }
    }

    private static Delivery Made(Waiting delivery) => new()
    {
        Id = delivery.Id,
        IdempotencyKey = delivery.Id.ToString("N"),
        UserId = delivery.UserId,
        Address = "",
        Content = new RenderedContent(delivery.Item.Notification.Title, delivery.Item.Notification.Title),
        Notifications = [delivery.Item.Notification],
        Priority = delivery.Priority,
        Attempt = delivery.Attempts,
    };

    private Guid NextId()
    {
        var next = Interlocked.Increment(ref _lastId);
        return new Guid((uint)(next >> 32), (ushort)(next >> 16), (ushort)next, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
