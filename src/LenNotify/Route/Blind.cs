using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What becomes of a notification for a person of whom not everything could be read: the inbox has it, and each channel
/// whose verdict hangs on what is not known waits, to be judged by what is known when it is due.
/// </summary>
/// <param name="person">Whom.</param>
/// <param name="notification">What.</param>
/// <param name="decision">What was decided by what is known.</param>
/// <param name="now">When.</param>
internal readonly struct Blind(Recipient person, CompiledNotification notification, Decision decision, DateTimeOffset now)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Whether anything is not known.</summary>
    internal bool IsNeeded => person.Lacks != Lacks.Nothing;

    /// <summary>One too many in an inbox is better than one that is lost, so filters that cannot be read reject nothing.</summary>
    internal bool Listed => decision.Listed || (LacksChoices && !(notification.Source.ExpiresAt <= now));

    private bool LacksChoices => (person.Lacks & Lacks.Choices) != 0;

    /// <summary>The verdict for one channel, given what was decided by what is known.</summary>
    internal StoredDecision Judge(StoredDecision known, int channel, bool needsContact)
    {
        if (!Listed || known.Reason == Reason.OptedOut || IsNotNamed(known.Channel))
        {
            return known;
        }

        if (known.Channel == ChannelNames.InApp)
        {
            // Whether the person wants to be disturbed is not known; what is critical disturbs.
            return LacksChoices && known.Reason is < Reason.ChannelNotChosen or > Reason.OptedOut
                ? known with { Verdict = Verdict.Deliver, Reason = Reason.PersonUnavailable, Until = null, Silent = decision.Priority < Priority.Critical }
                : known;
        }

        var hasTarget = !needsContact || person.Targets(channel).Length > 0;
        var lacksAddress = needsContact && (person.Lacks & Lacks.Addresses) != 0 && !hasTarget;
        var waits = LacksChoices ? hasTarget || lacksAddress : lacksAddress && known.Reason is >= Reason.ChannelDisabled and <= Reason.AddressSuppressed;
        return waits ? known with { Verdict = Verdict.Hold, Reason = Reason.PersonUnavailable, Until = now + Pause, Silent = false } : known;
    }

    // The publisher named the channels: nothing that the person chose adds another.
    private bool IsNotNamed(string channel) => notification.Source.Channels is { } named && !named.Contains(channel);
}
