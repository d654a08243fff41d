using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>Which of a person's addresses speaks for a channel, and what it says.</summary>
internal sealed class OracleContacts
{
    /// <summary>From best to worst.</summary>
    private static readonly List<Reason> Order =
        [Reason.Routed, Reason.OptedOut, Reason.NoConsent, Reason.ContactUnverified, Reason.AddressSuppressed];

    internal OracleContacts(OraclePerson person, ChannelPolicy channel, DateTimeOffset from)
    {
        var contacts = person.Contacts.Contacts.Where(contact => contact.Channel == channel.Name).ToList();
        var best = contacts.MinBy(contact => Order.IndexOf(StateOf(contact, channel)));

        State = !channel.NeedsContact ? Reason.Routed : best is null ? Reason.NoContact : StateOf(best, channel);
        OptedOut = person.Contacts.OptOuts.ContainsKey(channel.Name) || State == Reason.OptedOut;
        IsOn = person.Preferences.Channels.TryGetValue(channel.Name, out var chosen)
            ? chosen
            : channel.OnByDefault || contacts.Any(contact => TurnsOn(contact, channel));

        var windows = best?.Country is { } country && channel.ClosedHours.TryGetValue(country, out var own)
            ? own
            : channel.ClosedHours.GetValueOrDefault("*", []);
        Closed = new OracleCalendar(windows, person.Zone, from);
    }

    /// <summary>Routed when something can be sent there.</summary>
    internal Reason State { get; }

    internal bool OptedOut { get; }

    internal bool IsOn { get; }

    /// <summary>When the channel is closed to the country of the address that speaks for it.</summary>
    internal OracleCalendar Closed { get; }

    private static bool TurnsOn(Contact contact, ChannelPolicy channel) =>
        StateOf(contact, channel) == Reason.Routed && contact.VerifiedAt is not null && contact.Consent is not null;

    private static Reason StateOf(Contact contact, ChannelPolicy channel)
    {
        if (contact.Suppressed is { } suppressed)
        {
            return suppressed.Cause == SuppressionCause.OptOut ? Reason.OptedOut : Reason.AddressSuppressed;
        }

        if (channel.NeedsVerification && contact.VerifiedAt is null)
        {
            return Reason.ContactUnverified;
        }

        return channel.NeedsConsent && contact.Consent is null ? Reason.NoConsent : Reason.Routed;
    }
}
