using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>The host that is simulated: its channels, types and limits. Limits are small, so that they bind within hours.</summary>
internal static class Cast
{
    internal const string Email = "email";
    internal const string Sms = "sms";
    internal const string Chat = "chat";

    internal static readonly string[] Channels = [Email, Sms, Chat];
    internal static readonly string[] People = ["u1", "u2", "u3", "u4", "u5"];
    internal static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);
    internal static readonly ChannelRate ChatRate = new(4, TimeSpan.FromMinutes(1));
    internal static readonly Throttle PerUser = new(10, TimeSpan.FromHours(1));
    internal static readonly Throttle Risk = new(1, TimeSpan.FromHours(1));

    internal static Throttle? CapOf(string channel) => channel switch
    {
        Email => new Throttle(3, TimeSpan.FromMinutes(20)),
        Sms => new Throttle(2, TimeSpan.FromMinutes(10)),
        _ => null,
    };

    /// <summary>Who belongs to a segment.</summary>
    internal static string[] MembersOf(string segment) => segment == "all" ? People : ["u1", "u3", "u5"];

    internal static ChannelOptions[] Options() =>
    [
        new(ChannelNames.InApp),
        Of(Email),
        Of(Sms),
        Of(Chat, ChatRate),
    ];

    internal static RoutingEngine Engine(ChannelOptions[] channels) => new(
        new RoutingOptions
        {
            Channels = [.. channels.Select(channel => channel.Policy)],
            Types =
            [
                new NotificationType("order") { Channels = ["inapp", Email, Chat] },
                new NotificationType("alert") { Channels = ["inapp", Chat] },
                new NotificationType("risk") { Channels = ["inapp", Sms], Throttle = Risk },
                new NotificationType("news") { Channels = ["inapp", Email], Frequency = Frequency.Hourly },
                new NotificationType("talk") { Channels = ["inapp", Sms, Chat] },
            ],
            PerUser = PerUser,
        },
        TzdbZones.Default);

    internal static FollowUps[] FollowUps() =>
    [
        new("order") { Escalations = [new Escalation(Sms, TimeSpan.FromMinutes(15))] },
        new("alert") { Order = [Chat, Email, Sms] },
    ];

    private static ChannelOptions Of(string name, ChannelRate? rate = null) => new(name)
    {
        Policy = new ChannelPolicy(name)
        {
            OnByDefault = true,
            NeedsContact = name != Chat,
            NeedsConsent = name == Sms,
            Throttle = CapOf(name),
        },
        Concurrency = 3,
        SendTimeout = SendTimeout,
        MaxAge = TimeSpan.FromHours(1),
        Rate = rate,
    };
}
