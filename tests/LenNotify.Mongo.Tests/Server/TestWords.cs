using System.Text.Json.Nodes;
using LenNotify.Storage;

namespace LenNotify.Mongo.Tests;

/// <summary>Short words for what tests of this store write.</summary>
internal sealed class TestWords(INotificationStore store)
{
    /// <summary>The channel of all deliveries.</summary>
    public const string Channel = "sms";

    private static readonly Guid Target = Guid.NewGuid();

    /// <summary>Starts whatever is due.</summary>
    public static DeliveryRuling Send(DueDelivery due, UserState state) => new()
    {
        Verdict = Verdict.Deliver, Reason = Reason.Routed, Members = [.. due.Members.Select(item => item.Id)], Activity = state.Activity,
    };

    /// <summary>Appends an item with so many deliveries.</summary>
    public async Task<AppendResult> AppendAsync(
        string user, DateTimeOffset now, string? key = null, int deliveries = 0, JsonObject? metadata = null)
    {
        var request = new AppendRequest(Publication(user, now, key), [user]);
        return (await store.AppendAsync([request], (offered, state) => Route(offered, state, now, deliveries, metadata), now, default))[0];
    }

    /// <summary>Appends so many items in one call, each with a message as large as its payload.</summary>
    public Task<IReadOnlyList<AppendResult>> AppendManyAsync(string user, DateTimeOffset now, int count, string payload)
    {
        var requests = Enumerable.Range(0, count).Select(_ => new AppendRequest(Publication(user, now, null) with { Payload = payload }, [user]));
        var metadata = new JsonObject { ["note"] = payload };
        return store.AppendAsync([.. requests], (offered, state) => Route(offered, state, now, 0, metadata), now, default);
    }

    private static RoutedUser Route(Publication offered, UserState state, DateTimeOffset now, int deliveries, JsonObject? metadata) => new(
        new InboxItem
        {
            Id = Guid.NewGuid(),
            PublicationId = offered.Id,
            UserId = state.UserId,
            Notification = new Notification { Type = offered.Type, Title = "Filled", Metadata = metadata },
            Priority = Priority.Normal,
            Listed = true,
            Decisions = [],
            CreatedAt = now,
        },
        [.. Enumerable.Range(0, deliveries).Select(_ => Delivery(now))],
        state.Activity);

    private static Publication Publication(string user, DateTimeOffset now, string? key)
    {
        var id = Guid.NewGuid();
        return new Publication
        {
            Id = id,
            Producer = "shop",
            DedupeKey = key ?? id.ToString(),
            BodyHash = new byte[] { 1 },
            Type = "order_filled",
            Payload = "{}",
            Audience = Audience.User(user),
            DueAt = now,
            CorrelationId = "c",
        };
    }

    private static NewDelivery Delivery(DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid(), Channel = Channel, TargetId = Target, DueAt = now, Priority = Priority.Normal, Turn = now,
    };
}
