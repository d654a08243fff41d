using LenNotify.Storage;

namespace LenNotify;

/// <summary>Stored decisions in words, for the person they were made for.</summary>
internal static class DecisionWords
{
    internal static string Of(StoredDecision decision) => decision.Verdict switch
    {
        Verdict.Deliver when decision.Silent => $"Shown without a sound. {Why(decision.Reason)}",
        Verdict.Deliver => "Delivered at once.",
        Verdict.Suppress => $"Not sent. {Why(decision.Reason)}",
        Verdict.Digest => $"Kept for a summary{Until(decision)}. {Why(decision.Reason)}",
        _ => $"Kept{Until(decision)}. {Why(decision.Reason)}",
    };

    private static string Until(StoredDecision decision) => decision.Until is { } until ? FormattableString.Invariant($" until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : "";

    private static string Why(Reason reason) => reason switch
    {
        Reason.Expired => "It expired before.",
        Reason.TypeDisabled => "You turned this type off.",
        Reason.BelowMinimumSeverity => "You asked for more severe ones of this type only.",
        Reason.BelowHighPriority => "You asked for important ones of this type only.",
        Reason.BelowConfidence => "Its confidence is missing, or below what you asked for.",
        Reason.AttributeFiltered => "It is about something that is not on your list.",
        Reason.ChannelNotChosen => "It goes over other channels.",
        Reason.ChannelDisabled => "The channel is off.",
        Reason.NoContact => "You gave no address for the channel.",
        Reason.ContactUnverified => "Your address was never verified.",
        Reason.NoConsent => "You did not consent to the channel.",
        Reason.AddressSuppressed => "Your address bounced, or a message to it was reported.",
        Reason.OptedOut => "You opted out of the channel.",
        Reason.ClosedHours => "The channel is closed at this hour where you are.",
        Reason.CountryClosed => "The channel is never open to your country.",
        Reason.TypeThrottled => "Enough of this type came lately.",
        Reason.UserThrottled => "Enough came lately.",
        Reason.ChannelThrottled => "Enough came over the channel lately.",
        Reason.DigestFrequency => "You get this type as a summary.",
        Reason.QuietHours => "These are your quiet hours.",
        Reason.Grouped => "It joined others of its kind.",
        Reason.AlreadyRead => "You had read it by then.",
        Reason.PersonUnavailable => "Your settings could not be read at that moment.",
        Reason.Escalation => "It goes out unless you read it before.",
        Reason.Fallback => "It stands in for another channel.",
        Reason.TestRequested => "You asked for a test.",
        Reason.EmailDigest => "It is part of your daily mail.",
        _ => "Nothing stood against it.",
    };
}
