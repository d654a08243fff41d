using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

/// <summary>The finished roles over one state, and short words for what tests store in it.</summary>
internal sealed class World
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private int _ids;

    public World(MemoryLimits? limits = null)
    {
        State = new MemoryState(limits ?? new MemoryLimits());
        Publications = new MemoryPublications(State);
        Inbox = new MemoryInbox(State);
        Queue = new MemoryDeliveryQueue(State);
    }

    public MemoryState State { get; }

    public IPublications Publications { get; }

    public IInbox Inbox { get; }

    public IDeliveryQueue Queue { get; }

    public static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    public static Lease LeaseOf(int owner, double until = 60) => new(IdOf(owner), At(until));

    public static Guid IdOf(int number) => new(number, 0, 0, new byte[8]);

    public Guid NextId() => IdOf(1_000_000 + Interlocked.Increment(ref _ids));

    public Publication Publication(string? key = null, byte body = 1, DateTimeOffset? due = null, string type = "order_filled")
    {
        var id = NextId();
        return new Publication
        {
            Id = id,
            Producer = "shop",
            DedupeKey = key ?? id.ToString(),
            BodyHash = new byte[] { body },
            Type = type,
            Payload = "{}",
            Audience = Audience.User("u1"),
            DueAt = due ?? Start,
            CorrelationId = "c",
        };
    }

    public Router Route(
        Func<Notification, Notification>? with = null, bool listed = true, Func<string, IReadOnlyList<NewDelivery>>? deliveries = null) =>
        (publication, state) => new RoutedUser(
            new InboxItem
            {
                Id = NextId(),
                PublicationId = publication.Id,
                UserId = state.UserId,
                Notification = (with ?? (n => n))(new Notification { Type = publication.Type, Title = "Filled" }),
                Priority = Priority.Normal,
                Listed = listed,
                Decisions = [new StoredDecision("sms", Verdict.Deliver, Reason.Routed, null, false)],
                CreatedAt = Start,
            },
            deliveries?.Invoke(state.UserId) ?? [],
            state.Activity);

    public async Task<AppendResult> Append(Publication publication, Router route, params string[] users) =>
        (await Publications.AppendAsync([new AppendRequest(publication, users)], route, Start, default))[0];

    public async Task<InboxItem> Item(string user = "u1", Func<Notification, Notification>? with = null, bool listed = true)
    {
        var publication = Publication();
        await Append(publication, Route(with, listed), user);
        return State.Find(user)!.FindByPublication(publication.Id)!.Item;
    }

    public NewDelivery Sms(
        double due = 0, string? join = null, Priority priority = Priority.Normal, DeliveryCondition? condition = null) => new()
        {
            Id = NextId(),
            Channel = "sms",
            TargetId = IdOf(7),
            DueAt = At(due),
            Priority = priority,
            JoinKey = join,
            Condition = condition,
        };

    public async Task<Guid> Queued(NewDelivery delivery, string user = "u1")
    {
        await Append(Publication(), Route(deliveries: _ => [delivery]), user);
        return delivery.Id;
    }

    public Task<IReadOnlyList<ClaimedDelivery>> Claim(
        int owner = 1, double at = 0, int slots = 10, DeliveryJudge? judge = null, double lease = 60) =>
        Queue.ClaimDeliveriesAsync(new DeliveryClaim("sms", LeaseOf(owner, at + lease), slots), judge ?? Send, At(at), default);

    public Task<IReadOnlyList<Guid>> Complete(Guid id, CompletionState state, int owner = 1, double at = 1, double? again = null) =>
        Queue.CompleteAsync(
            IdOf(owner), [new Completion(id, state) { At = again is { } s ? At(s) : null, Cause = "down" }], At(at), default);

    public async Task<QueueStatus> Status(double at = 0) => (await Queue.QueueStatusAsync(["sms"], At(at), default))[0];

    public async Task<UserState> StateOf(string user) => (await Inbox.StatesAsync([user], default))[0];

    public static DeliveryRuling Send(DueDelivery delivery, UserState state) => Rule(delivery, state, Verdict.Deliver, Reason.Routed);

    public static DeliveryRuling Rule(
        DueDelivery delivery, UserState state, Verdict verdict, Reason reason, DateTimeOffset? until = null) => new()
        {
            Verdict = verdict,
            Reason = reason,
            Until = until,
            Members = [.. delivery.Members.Select(member => member.Id)],
            Activity = state.Activity,
        };

    /// <summary>Runs the work on so many threads that all begin together, and gathers what they return.</summary>
    public static async Task<IReadOnlyCollection<T>> Together<T>(int threads, Func<int, Task<T>> work)
    {
        using var gate = new Barrier(threads);
        var results = new ConcurrentBag<T>();
        await Task.WhenAll(Enumerable.Range(0, threads).Select(index => Task.Factory.StartNew(
            async () =>
            {
                gate.SignalAndWait();
                results.Add(await work(index));
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
        return results;
    }
}
