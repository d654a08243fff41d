using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>Puts decisions and judgements into words, with the values that were compared.</summary>
internal static class ExplanationWords
{
    internal static string Of(ChannelDecision decision)
    {
        var why = $"({WireNames.Of(decision.Reason)})";
        return decision.Verdict switch
        {
            Verdict.Deliver when decision.Silent => $"show silently {why}",
            Verdict.Deliver => "deliver",
            Verdict.Suppress => $"suppress {why}",
            var verdict => $"{WireNames.Of(verdict)} until {decision.Until:yyyy-MM-dd'T'HH:mm:ss'Z'} {why}",
        };
    }

    internal static string Of(in RoutingPass pass, in CompiledPreferences person, Decision decision, StepRecorder.Step step) =>
        step.Note switch
        {
            Note.Stopped => Stopped(in pass, in person, decision, step.Reason),
            Note.Mandatory => $"The type '{pass.Notification.Type.Name}' is mandatory.",
            Note.NotCarried => "The type carries no confidence.",
            Note.Emergency => "An emergency type passes closed hours.",
            Note.Critical => $"Critical skips {Name(step.Judgement)}.",
            Note.Bypassed => "A rule lets it pass quiet hours.",
            Note.Severe => $"Severity {WireNames.Of(pass.Notification.Source.Severity)} passes quiet hours.",
            Note.Collecting => $"One of the first {pass.Settings.Options.GroupThreshold - 1} of its group goes out singly.",
            _ => step.Judgement == Judgement.Channels ? ChosenBy(in pass, in person, decision) : Passed(in pass, in person, step.Judgement),
        };

    private static string Passed(in RoutingPass pass, in CompiledPreferences person, Judgement judgement) => judgement switch
    {
        Judgement.Type => $"The type '{pass.Notification.Source.Type}' is on.",
        Judgement.Severity => $"Severity {WireNames.Of(pass.Notification.Source.Severity)} is enough.",
        Judgement.Confidence => $"Confidence {Shown.Number(pass.Notification.Confidence)} reaches the threshold {Shown.Number(person.ConfidenceThreshold)}.",
        Judgement.Attributes => "No allow-list stands against its attributes.",
        Judgement.Reach => "The channel is on and reaches the person.",
        Judgement.Throttle => "The caps of type and person have room.",
        Judgement.Frequency => "The person gets the type at once.",
        Judgement.QuietHours => "It is not a quiet hour.",
        Judgement.Grouping => "It belongs to no group.",
        _ => "Nothing stands against it.",
    };

    private static string Stopped(in RoutingPass pass, in CompiledPreferences person, Decision decision, Reason reason)
    {
        var source = pass.Notification.Source;
        return reason switch
        {
            Reason.Expired => $"It expired at {source.ExpiresAt:O}.",
            Reason.TypeDisabled => $"The person turned the type '{source.Type}' off.",
            Reason.BelowMinimumSeverity => $"Severity {WireNames.Of(source.Severity)} is below the minimum for the type '{source.Type}'.",
            Reason.BelowHighPriority => $"The person wants only high priority of '{source.Type}'; this is {WireNames.Of(decision.Priority)}.",
            Reason.BelowConfidence when source.Confidence is null => "The type carries a confidence and this notification has none.",
            Reason.BelowConfidence => $"Confidence {Shown.Number(pass.Notification.Confidence)} is below the threshold {Shown.Number(person.ConfidenceThreshold)}.",
            Reason.AttributeFiltered => Rejected(pass.Notification.Attributes[FilterTable.FirstRejected(in person, pass.Notification.Attributes)]),
            Reason.ChannelNotChosen => $"It goes over other channels. {ChosenBy(in pass, in person, decision)}",
            Reason.ChannelDisabled => "The channel is off.",
            Reason.NoContact => "There is no address.",
            Reason.ContactUnverified => "The address was never verified.",
            Reason.NoConsent => "The person never consented to this channel.",
            Reason.AddressSuppressed => "The address bounced or its owner complained.",
            Reason.OptedOut => "The person opted out.",
            Reason.ClosedHours => "The channel is closed at this hour where the person is.",
            Reason.CountryClosed => "The channel is never open to the person's country.",
            Reason.TypeThrottled => $"The throttle of the type ({Cap(pass.Notification.Type.Throttle)}) is used up.",
            Reason.UserThrottled => $"The person's cap ({Cap(pass.Settings.Options.PerUser)}) is used up.",
            Reason.ChannelThrottled => "The channel's cap for this person is used up.",
            Reason.DigestFrequency => "The person gets this type as a digest.",
            Reason.QuietHours => person.Details.KeepsToInbox ? "It is a quiet hour, and the person keeps those to the inbox." : "It is a quiet hour for the person.",
            Reason.Grouped => "It joins the others of its group.",
            Reason.AlreadyRead => "The person read it before it was due.",
            Reason.PersonUnavailable => "What must be known of the person could not be read.",
            Reason.Escalation => "It escalates unless the person reads it before.",
            Reason.Fallback => "It stands in for another channel.",
            Reason.TestRequested => "The person asked for a test.",
            Reason.EmailDigest => "The person gets a daily mail of what came to the inbox only.",
            _ => "Nothing stands against it.",
        };
    }

    // In the order in which the choice is made.
    private static string ChosenBy(in RoutingPass pass, in CompiledPreferences person, Decision decision)
    {
        var priority = WireNames.Of(decision.Priority);
        return pass.Notification switch
        {
            { NamesChannels: true } => "The publisher named the channels.",
            var notification when !Unsafe.AreSame(in person.RuleFor(notification), in notification.HostRule) && person.RuleFor(notification).HasChannels
                => "The person chose the channels of the type.",
            _ when person.Details.ChannelsByPriority?[(int)decision.Priority] is not null
                => $"The person chose the channels of priority {priority}.",
            { HostRule.HasChannels: true } => "The host chose the channels of the type.",
            _ => $"The channels are those of priority {priority}.",
        };
    }

    private static string Rejected(CompiledAttribute attribute) => $"'{Shown.Of(attribute.Value)}' is not on the person's list for {attribute.Key}.";

    private static string Cap(Throttle? throttle) => throttle is null ? "none" : $"{throttle.Limit} per {throttle.Per}";

    private static string Name(Judgement judgement) => judgement switch
    {
        Judgement.QuietHours => "quiet hours",
        var other => WireNames.Of(other),
    };
}
