using static LenNotify.Core.Tests.Obstacle;

namespace LenNotify.Core.Tests;

/// <summary>All that can stop or delay an email, in the order in which it is judged.</summary>
internal static class Obstacles
{
    private static readonly Notification Other = new() { Type = "other", Title = "Other", GroupKey = "BTC/USD" };

    internal static IReadOnlyList<Obstacle> All { get; } =
    [
        Gate(Judgement.Expiry, Reason.Expired, scene => scene.WithNotification(n => n with { ExpiresAt = scene.Now })),
        Gate(Judgement.Type, Reason.TypeDisabled, scene => scene.WithChoice(type => type with { Enabled = false })),
        Gate(Judgement.Severity, Reason.BelowMinimumSeverity, scene => scene.WithChoice(type => type with { MinimumSeverity = Severity.Warning })),
        Gate(Judgement.Severity, Reason.BelowHighPriority, scene => scene.WithChoice(type => type with { HighPriorityOnly = true })),
        Gate(Judgement.Confidence, Reason.BelowConfidence, scene => scene.WithType(type => type with { CarriesConfidence = true })),
        Gate(Judgement.Attributes, Reason.AttributeFiltered, OnlyEthereum),
        OnEmail(Judgement.Channels, Answer.Suppressed(Reason.ChannelNotChosen), InAppOnly),
        OnEmail(Judgement.Reach, Answer.Suppressed(Reason.ChannelDisabled), EmailOff),
        OnEmail(Judgement.Reach, Answer.Suppressed(Reason.ContactUnverified), Unverified),
        OnEmail(Judgement.Reach, Answer.Held(Reason.ClosedHours, Scene.At("2026-06-10T14:00Z")), ClosedUntilTwo),
        Delay(Judgement.Throttle, Answer.Held(Reason.TypeThrottled, Scene.At("2026-06-10T12:45Z")), TypeUsedUp),
        Delay(Judgement.Throttle, Answer.Held(Reason.UserThrottled, Scene.At("2026-06-10T12:50Z")), PersonUsedUp),
        OnEmail(Judgement.Throttle, Answer.Held(Reason.ChannelThrottled, Scene.At("2026-06-10T12:40Z")), EmailUsedUp),
        Delay(Judgement.Frequency, Answer.Digested(Reason.DigestFrequency, Scene.At("2026-06-10T13:00Z")), Hourly),
        Delay(Judgement.QuietHours, Answer.Held(Reason.QuietHours, Scene.At("2026-06-10T13:30Z")), QuietUntilHalfPastOne),
        Delay(Judgement.Grouping, Answer.Held(Reason.Grouped, Scene.At("2026-06-10T12:03Z")), ThirdOfItsGroup),
    ];

    internal static Obstacle For(Reason reason) => All.Single(obstacle => obstacle.Reason == reason);

    private static Scene OnlyEthereum(Scene scene) => scene with
    {
        Notification = scene.Notification with { Attributes = new Dictionary<string, string> { ["symbols"] = "BTC/USD" } },
        Preferences = scene.Preferences with { Filters = new Dictionary<string, IReadOnlyList<string>> { ["symbols"] = ["ETH/USD"] } },
    };

    private static Scene InAppOnly(Scene scene) => scene.WithNotification(n => n with { Channels = [ChannelNames.InApp] });

    private static Scene EmailOff(Scene scene) => scene with
    {
        Preferences = scene.Preferences with { Channels = new Dictionary<string, bool> { [ChannelNames.Email] = false } },
    };

    private static Scene Unverified(Scene scene) => scene with
    {
        Contacts = scene.Contacts.With(ChannelNames.Email, Reachable.Over(ChannelNames.Email) with { VerifiedAt = null }),
    };

    private static Scene ClosedUntilTwo(Scene scene) => scene.WithChannel(ChannelNames.Email, email => email with
    {
        ClosedHours = new Dictionary<string, IReadOnlyList<QuietWindow>> { ["*"] = [QuietWindow.Between("11:00", "14:00")] },
    });

    private static Scene TypeUsedUp(Scene scene) => scene
        .WithType(type => type with { Throttle = Throttle.PerHour(1) })
        .Started(1, scene.Notification, TimeSpan.FromMinutes(15));

    private static Scene PersonUsedUp(Scene scene) =>
        (scene with { Host = scene.Host with { PerUser = Throttle.PerHour(1) } }).Started(1, Other, TimeSpan.FromMinutes(10), ChannelNames.Sms);

    private static Scene EmailUsedUp(Scene scene) => scene
        .WithChannel(ChannelNames.Email, email => email with { Throttle = Throttle.PerHour(1) })
        .Started(1, Other, TimeSpan.FromMinutes(20), ChannelNames.Email, Priority.Critical);

    private static Scene Hourly(Scene scene) => scene.WithChoice(type => type with { Frequency = Frequency.Hourly });

    private static Scene QuietUntilHalfPastOne(Scene scene) => scene.WithQuietHours(QuietWindow.Between("11:00", "13:30"));

    private static Scene ThirdOfItsGroup(Scene scene) => scene
        .Listed(2, Other, TimeSpan.FromMinutes(2))
        .WithNotification(n => n with { GroupKey = Other.GroupKey });
}
