using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify.Tests;

/// <summary>Small things that every test of the journey needs: one engine with a channel 'sms' (an address) and 'hook' (none).</summary>
internal static class Things
{
    internal static readonly DateTimeOffset Noon = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);
    internal static readonly Ids Ids = new();

    internal static RoutingEngine Engine { get; } = EngineOf(1_000);

    internal static ProtectedContacts Protection { get; } = new(Rings.Protector("a", "a"));

    internal static RoutingEngine EngineOf(int maxMessage) => new(
        new RoutingOptions
        {
            Channels =
            [
                new ChannelPolicy("inapp") { OnByDefault = true, NeedsContact = false },
                new ChannelPolicy("sms") { OnByDefault = true, Throttle = Throttle.PerHour(30) },
                new ChannelPolicy("hook") { OnByDefault = true, NeedsContact = false },
                new ChannelPolicy("hook-for-someone-else") { OnByDefault = true, NeedsContact = false },
                new ChannelPolicy("hook-for-somebody") { OnByDefault = true, NeedsContact = false },
            ],
            MaxMessageLength = maxMessage,
        },
        TzdbZones.Default);

    internal static Notification Note(string title = "Filled", string message = "", params string[] channels) => new()
    {
        Type = "order_filled",
        Title = title,
        Message = message,
        Channels = channels.Length == 0 ? ["inapp", "sms"] : channels,
    };

    internal static InboxItem Item(string userId = "u1", Notification? note = null) => new()
    {
        Id = Ids.Next(Noon),
        PublicationId = Ids.Next(Noon),
        UserId = userId,
        Notification = note ?? Note(),
        Priority = Priority.Normal,
        Listed = true,
        Decisions = [],
        CreatedAt = Noon,
    };

    internal static DueDelivery Due(Guid target = default, params InboxItem[] members) => new()
    {
        Id = Ids.Next(Noon),
        Channel = "sms",
        TargetId = target,
        Priority = Priority.Normal,
        Attempts = 0,
        CapsTaken = false,
        Members = members.Length == 0 ? [Item()] : members,
    };

    internal static ClaimedDelivery Claimed(DueDelivery? due = null, string userId = "u1", DateTimeOffset? first = null) =>
        (due ?? Due()) is var delivery ? new(delivery, userId, $"key-{delivery.Id:N}", Noon, first ?? Noon) : null!;

    internal static Publication Publication(Audience? audience = null, string? key = null) => Ids.Next(Noon) is var id ? new Publication
    {
        Id = id,
        Producer = "host",
        DedupeKey = key ?? id.ToString("N"),
        BodyHash = default,
        Type = "order_filled",
        Payload = Note().ToJson(),
        Audience = audience ?? "u1",
        DueAt = Noon,
        CorrelationId = "c",
    }
    : null!;

    internal static UserState State(string userId = "u1", UserActivity? activity = null) => new(userId, 0, 0, 0, 0, activity ?? UserActivity.None);

    internal static Recipient Person(ContactBook? book = null, Preferences? preferences = null) => new(preferences ?? new Preferences(), book ?? ContactBook.Empty, Engine);

    internal static ContactBook Book(params Contact[] contacts) => new() { Version = 1, Contacts = contacts };

    internal static Contact Phone(string userId = "u1", string address = Canary.Phone, string channel = "sms") =>
        Protection.Create(Ids.Next(Noon), userId, channel, address) with { VerifiedAt = Noon, Consent = new Evidence(Noon, "test") };

    internal static Recipients Recipients(FakeStore store, TimeProvider? time = null, IContactDirectory? directory = null, ILogger<Recipients>? log = null) => new(
        new RecipientLoader(new StoredPeople(store, store), Held(store, time, directory), Engine, TzdbZones.Default),
        log ?? new Logger<Recipients>(LogLines.Watched));

    internal static HostContacts Held(FakeStore store, TimeProvider? time = null, IContactDirectory? directory = null) => new(
        Protection, store, directory is null ? null : new HostDirectory(directory, time ?? TimeProvider.System), new Logger<HostContacts>(LogLines.Watched));

    internal static PumpClock Clock(TestTime time) => new(new StoreClock(time), time);

    /// <summary>Nobody is told: there are no pumps, no other node and no hub.</summary>
    internal static Committed Nobody(FakeStore store, TestTime time, IDeliveryHub? hub = null) =>
        new(Pumps(store, time), Signals(store, time), new InboxPush(hub, time, new Logger<InboxPush>(LogLines.Watched)));

    internal static NodeSignals Signals(FakeStore store, TestTime time, FanOutBell? bell = null, bool heeds = true)
    {
        var signals = new NodeSignals(store, Pumps(store, time), bell ?? new FanOutBell(), Clock(time), new Logger<NodeSignals>(LogLines.Watched));
        if (heeds)
        {
            signals.Heed();
        }

        return signals;
    }

    internal static ChannelPumps Pumps(FakeStore store, TestTime time, params ChannelRegistration[] channels) => new(
        new ChannelTable(channels, null!),
        new DeliveryStore(store, store, store, Recipients(store, time), Engine),
        new Addresses(Recipients(store, time), Protection, Clock(time).Store),
        new PumpSettings(true, TimeSpan.FromSeconds(1), Clock(time), Ids),
        LogLines.Watched);
}
