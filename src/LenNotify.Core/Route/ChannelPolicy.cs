namespace LenNotify;

/// <summary>What the host settles for one channel.</summary>
/// <param name="Name">The channel's name.</param>
public sealed record ChannelPolicy(string Name)
{
    /// <summary>On for people who never chose. Where it is off, it turns on by itself once a verified address and consent exist.</summary>
    public bool OnByDefault { get; init; }

    /// <summary>It needs an address of the person.</summary>
    public bool NeedsContact { get; init; } = true;

    /// <summary>The address must have been verified.</summary>
    public bool NeedsVerification { get; init; } = true;

    /// <summary>The person must have consented, as the law asks for SMS and voice.</summary>
    public bool NeedsConsent { get; init; }

    /// <summary>A cap per person, Critical included.</summary>
    public Throttle? Throttle { get; init; }

    /// <summary>
    /// By country of the address (ISO 3166 alpha-2, <c>*</c> for all others): when the channel is closed, in the person's
    /// zone. 00:00-24:00 on every day closes it to that country for good. Only emergency types pass.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<QuietWindow>> ClosedHours { get; init => field = ValueMap.OfLists(value, StringComparer.Ordinal); } =
        ValueMap.OfLists<string, QuietWindow>(null, StringComparer.Ordinal);

    /// <summary>In-app, email, SMS, voice, web push and Slack, each with the caution it deserves.</summary>
    public static IReadOnlyList<ChannelPolicy> Defaults { get; } = ValueList.Of(
    [
        new ChannelPolicy(ChannelNames.InApp) { OnByDefault = true, NeedsContact = false },
        new ChannelPolicy(ChannelNames.Email) { OnByDefault = true, Throttle = Throttle.PerHour(100) },
        new ChannelPolicy(ChannelNames.Sms) { NeedsConsent = true, Throttle = Throttle.PerHour(30) },
        new ChannelPolicy(ChannelNames.Voice) { NeedsConsent = true },
        new ChannelPolicy(ChannelNames.WebPush),
        new ChannelPolicy(ChannelNames.Slack),
    ]);
}
