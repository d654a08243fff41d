using System.Text.Json.Nodes;
using LenNotify.Storage;

namespace LenNotify.Mongo.Tests;

/// <summary>Short words for what tests of this store write.</summary>
internal sealed class TestWords(INotificationStore store)
{
    /// <summary>The channel of all deliveries.</summary>
    public const string Channel = "sms";

    private const string Type = "order_filled";
    private const string Title = "Filled";

    private static readonly Guid Target = Guid.NewGuid();

    /// <summary>Starts whatever is due.</summary>
    public static DeliveryRuling Send(DueDelivery due, UserState state) => new()
    {
        Verdict = Verdict.Deliver,
        Reason = Reason.Routed,
        Members = [.. due.Members.Select(item => item.Id)],
        Activity = state.Activity,
    };

    /// <summary>Appends an item with so many deliveries.</summary>
    public Task<AppendResult> AppendAsync(
        string user, DateTimeOffset now, string? key = null, int deliveries = 0, JsonObject? metadata = null) =>
        AppendAsync(user, new Notification { Type = Type, Title = Title, Metadata = metadata }, now, key, deliveries);

    /// <summary>Appends this item.</summary>
    public async Task<AppendResult> AppendAsync(string user, Notification notification, DateTimeOffset now, string? key = null, int deliveries = 0)
    {
        var request = new AppendRequest(Publication(user, now, key), [user]);
        return (await store.AppendAsync([request], (offered, state) => Route(offered, state, now, notification, Deliveries(deliveries, now)), now, default))[0];
    }

    /// <summary>Appends one item to each of these people in one call, each with so many deliveries.</summary>
    public async Task<AppendResult> AppendToAsync(IReadOnlyList<string> users, DateTimeOffset now, int deliveries = 1, string note = "")
    {
        var request = new AppendRequest(Publication(users[0], now, null) with { Audience = Audience.Users(users) }, users);
        var notification = new Notification { Type = Type, Title = Title, Metadata = new JsonObject { ["note"] = note } };
        return (await store.AppendAsync([request], (offered, state) => Route(offered, state, now, notification, Deliveries(deliveries, now)), now, default))[0];
    }

    /// <summary>Appends a publication of its own to each of these people, all in one call.</summary>
    public Task<IReadOnlyList<AppendResult>> AppendEachAsync(IEnumerable<string> users, DateTimeOffset now)
    {
        var notification = new Notification { Type = Type, Title = Title };
        return store.AppendAsync(
            [.. users.Select(user => new AppendRequest(Publication(user, now, null), [user]))], (offered, state) => Route(offered, state, now, notification, []), now, default);
    }

    /// <summary>Appends so many items in one call, each with a message as large as its payload.</summary>
    public Task<IReadOnlyList<AppendResult>> AppendManyAsync(string user, DateTimeOffset now, int count, string payload)
    {
        var requests = Enumerable.Range(0, count).Select(_ => new AppendRequest(Publication(user, now, null) with { Payload = payload }, [user]));
        var notification = new Notification { Type = Type, Title = Title, Metadata = new JsonObject { ["note"] = payload } };
        return store.AppendAsync([.. requests], (offered, state) => Route(offered, state, now, notification, []), now, default);
    }

    /// <summary>Appends so many items in one call, whose deliveries go out together.</summary>
    public Task<IReadOnlyList<AppendResult>> AppendBundleAsync(string user, DateTimeOffset now, int count, string joinKey)
    {
        var requests = Enumerable.Range(0, count).Select(_ => new AppendRequest(Publication(user, now, null), [user]));
        var notification = new Notification { Type = Type, Title = Title };
        return store.AppendAsync(
            [.. requests], (offered, state) => Route(offered, state, now, notification, [Delivery(now) with { JoinKey = joinKey }]), now, default);
    }

    private static RoutedUser Route(Publication offered, UserState state, DateTimeOffset now, Notification notification, IReadOnlyList<NewDelivery> deliveries) => new(
        new InboxItem
        {
            Id = Guid.NewGuid(),
            PublicationId = offered.Id,
            UserId = state.UserId,
            Notification = notification,
            Priority = Priority.Normal,
            Listed = true,
            Decisions = [],
            CreatedAt = now,
        },
        deliveries,
        state.Activity);

    private static NewDelivery[] Deliveries(int count, DateTimeOffset now) => [.. Enumerable.Range(0, count).Select(_ => Delivery(now))];

    private static Publication Publication(string user, DateTimeOffset now, string? key)
    {
        var id = Guid.NewGuid();
        return new Publication
        {
            Id = id,
            Producer = "shop",
            DedupeKey = key ?? id.ToString(),
            BodyHash = new byte[] { 1 },
            Type = Type,
            Payload = "{}",
            Audience = Audience.User(user),
            DueAt = now,
            CorrelationId = "c",
        };
    }

    private static NewDelivery Delivery(DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid(),
        Channel = Channel,
        TargetId = Target,
        DueAt = now,
        Priority = Priority.Normal,
        Turn = now,
    };
}
