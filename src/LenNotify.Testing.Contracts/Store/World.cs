using System.Security.Cryptography;
using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

/// <summary>Short words for what contract tests store and ask. People, ids, channel and producer are this test's alone.</summary>
internal sealed class World(INotificationStore store)
{
    /// <summary>When every test begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(8);
    private int _ids = 1_000_000;

    /// <summary>The store, by its roles only.</summary>
    public INotificationStore Store { get; } = store;

    /// <summary>The first person in ordinal order.</summary>
    public string Ann => Name("ann");

    /// <summary>The second.</summary>
    public string Bob => Name("bob");

    /// <summary>The third.</summary>
    public string Cid => Name("cid");

    /// <summary>The channel of all deliveries that name no other.</summary>
    public string Channel => Name("sms");

    /// <summary>The type of all notifications that name no other.</summary>
    public string Type => Name("order_filled");

    /// <summary>So many seconds after the beginning.</summary>
    public static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    /// <summary>A name that no other test has.</summary>
    public string Name(string name) => $"{name}-{Convert.ToHexStringLower(_salt)}";

    /// <summary>The id of a number; ids ascend as the numbers do.</summary>
    public Guid IdOf(int number) => new(number, 0, 0, _salt);

    /// <summary>An id greater than all before.</summary>
    public Guid NextId() => IdOf(Interlocked.Increment(ref _ids));

    /// <summary>An owner's lease, until so many seconds after the beginning.</summary>
    public Lease LeaseOf(int owner, double until = 60) => new(IdOf(owner), At(until));

    /// <summary>A fact for the record.</summary>
    public AuditFact Fact(string action = "tested", string? target = null) => new(Name("operator"), action, target ?? Name("target"), "done");

    /// <summary>A publication that is not stored yet.</summary>
    public Publication Publication(string? key = null, byte body = 1, double due = 0, string? type = null)
    {
        var id = NextId();
        return new Publication
        {
            Id = id,
            Producer = Name("shop"),
            DedupeKey = key ?? id.ToString(),
            BodyHash = new byte[] { body },
            Type = type ?? Type,
            Payload = "{}",
            Audience = Audience.User(Ann),
            DueAt = At(due),
            CorrelationId = "c",
        };
    }

    /// <summary>A router that makes the same for everyone.</summary>
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
                Decisions = [new StoredDecision(Channel, Verdict.Deliver, Reason.Routed, null, false)],
                CreatedAt = Start,
            },
            deliveries?.Invoke(state.UserId) ?? [],
            state.Activity);

    /// <summary>Appends one publication for these people at the beginning.</summary>
    public async Task<AppendResult> Append(Publication publication, Router route, params string[] users) =>
        (await Store.AppendAsync([new AppendRequest(publication, users)], route, Start, default))[0];

    /// <summary>Appends an item and answers with it as it is stored.</summary>
    public async Task<InboxItem> Item(string? user = null, Func<Notification, Notification>? with = null, bool listed = true)
    {
        var answer = (await Append(Publication(), Route(with, listed), user ?? Ann)).Users[0];
        return answer.Routed.Item with { Sequence = answer.Sequence };
    }

    /// <summary>A delivery that is not stored yet; its turn is its due instant where none is given.</summary>
    public NewDelivery Sms(double due = 0, string? join = null, DeliveryCondition? condition = null, double? turn = null) => new()
    {
        Id = NextId(),
        Channel = Channel,
        TargetId = IdOf(7),
        DueAt = At(due),
        Priority = Priority.Normal,
        JoinKey = join,
        Condition = condition,
        Turn = At(turn ?? due),
    };

    /// <summary>Appends an item with this delivery; answers with the item.</summary>
    public async Task<InboxItem> Queued(NewDelivery delivery, string? user = null, Func<Notification, Notification>? with = null)
    {
        var answer = (await Append(Publication(), Route(with, deliveries: _ => [delivery]), user ?? Ann)).Users[0];
        return answer.Routed.Item with { Sequence = answer.Sequence };
    }

    /// <summary>Appends one delivery and starts it.</summary>
    public async Task<(Guid Id, InboxItem Item)> Started(int owner = 1, string? user = null, double lease = 60)
    {
        var delivery = Sms();
        var item = await Queued(delivery, user);
        (await Claim(owner, lease: lease)).Should().ContainSingle().Which.Due.Id.Should().Be(delivery.Id);
        return (delivery.Id, item);
    }

    /// <summary>Claims for so many seconds.</summary>
    public Task<ClaimedBatch> ClaimBatch(
        int owner = 1, double at = 0, int slots = 10, DeliveryJudge? judge = null, double lease = 60, ChannelRate? rate = null) =>
        Store.ClaimDeliveriesAsync(
            new DeliveryClaim(Channel, LeaseOf(owner, at + lease), slots) { Rate = rate }, judge ?? Rulings.Send, At(at), default);

    /// <summary>Claims for so many seconds; what was started.</summary>
    public async Task<IReadOnlyList<ClaimedDelivery>> Claim(
        int owner = 1, double at = 0, int slots = 10, DeliveryJudge? judge = null, double lease = 60) =>
        (await ClaimBatch(owner, at, slots, judge, lease)).Started;

    /// <summary>Completes one delivery; answers with what was fenced off.</summary>
    public Task<IReadOnlyList<Guid>> Complete(
        Guid id, CompletionState state, int owner = 1, double at = 1, double? again = null, DeliveryUndo? undo = null) =>
        Complete(new Completion(id, state) { At = again is { } s ? At(s) : null, Cause = state == CompletionState.Delivered ? null : "down" }, owner, at, undo);

    /// <summary>Completes one delivery; answers with what was fenced off.</summary>
    public Task<IReadOnlyList<Guid>> Complete(Completion completion, int owner = 1, double at = 1, DeliveryUndo? undo = null) =>
        Store.CompleteAsync(IdOf(owner), [completion], undo ?? ((_, _, state) => state.Activity), At(at), default);

    /// <summary>The channel's status.</summary>
    public async Task<QueueStatus> Status(double at = 0) => (await Store.QueueStatusAsync([Channel], At(at), default))[0];

    /// <summary>A person's state.</summary>
    public async Task<UserState> StateOf(string user) => (await Store.StatesAsync([user], default))[0];

    /// <summary>A page of a person's inbox.</summary>
    public async Task<IReadOnlyList<InboxItem>> Listed(string? user = null, InboxQuery? query = null, double at = 0) =>
        (await Store.ListAsync(user ?? Ann, query ?? new InboxQuery(), At(at), default)).Items;

    /// <summary>An item's history, which must be there.</summary>
    public async Task<ItemHistory> Why(InboxItem item) =>
        (await Store.WhyAsync(item.UserId, item.Id, default)) ?? throw new InvalidOperationException("The store does not know the item.");

    /// <summary>The dead letters of this test's channel, newest first.</summary>
    public async Task<IReadOnlyList<DeadLetter>> Dead() =>
        (await Store.ListDeadLettersAsync(new DeadLetterFilter { Channel = Channel }, 100, null, default)).Items;

    /// <summary>The facts of one action, newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> Facts(string action) =>
        (await Store.AuditAsync(new AuditQuery { Action = action, Actor = Name("operator") }, default)).Items;
}
