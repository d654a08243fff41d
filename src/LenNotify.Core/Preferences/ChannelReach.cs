using LenNotify.Storage;

namespace LenNotify;

/// <summary>Works out which channels reach a person, and why the others do not.</summary>
internal sealed class ChannelReach
{
    private static readonly QuietSchedule?[] NeverClosed = [];

    private readonly ContactBook _contacts;

    private ChannelReach(ContactBook contacts, int channels)
    {
        _contacts = contacts;
        Reasons = new Reason[channels];
    }

    internal ulong OptedOut { get; private set; }

    internal ulong Reachable { get; private set; }

    internal Reason[] Reasons { get; }

    internal ulong Closable { get; private set; }

    internal QuietSchedule?[] ClosedHours { get; private set; } = NeverClosed;

    internal static ChannelReach Of(Preferences document, ContactBook contacts, EngineSettings settings, CompiledZone zone)
    {
        var reach = new ChannelReach(contacts, settings.Options.Channels.Count);
        for (var i = 0; i < settings.Options.Channels.Count; i++)
        {
            var policy = settings.Options.Channels[i];
            var (reason, contact) = reach.Judge(policy, document);
            reach.Reasons[i] = reason;
            reach.OptedOut |= reason == Reason.OptedOut ? 1UL << i : 0;
            reach.Reachable |= reason == Reason.Routed ? 1UL << i : 0;
            if (reason == Reason.Routed && policy.ClosedHours.Count > 0)
            {
                reach.Close(i, policy, contact?.Country, zone);
            }
        }

        return reach;
    }

    private (Reason Reason, Contact? Contact) Judge(ChannelPolicy policy, Preferences document)
    {
        var (state, contact) = Best(policy);
        if (!policy.NeedsContact && state != Reason.OptedOut)
        {
            state = Reason.Routed;
        }

        if (state == Reason.OptedOut || _contacts.OptOuts.ContainsKey(policy.Name))
        {
            return (Reason.OptedOut, contact);
        }

        var on = document.Channels.TryGetValue(policy.Name, out var chosen)
            ? chosen
            : policy.OnByDefault || _contacts.Contacts.Any(c => c.Channel == policy.Name && c is { VerifiedAt: not null, Consent: not null, Suppressed: null });
        return (on ? state : Reason.ChannelDisabled, contact);
    }

    // The contact that comes furthest speaks for the channel; an opt-out speaks only when no other contact is usable.
    private (Reason Reason, Contact? Contact) Best(ChannelPolicy policy)
    {
        var best = (Reason: Reason.NoContact, Contact: (Contact?)null);
        foreach (var contact in _contacts.Contacts)
        {
            if (contact.Channel != policy.Name)
            {
                continue;
            }

            var reason = StateOf(contact, policy);
            if (best.Contact is null || Rank(reason) > Rank(best.Reason))
            {
                best = (reason, contact);
            }
        }

        return best;
    }

    internal static Reason StateOf(Contact contact, ChannelPolicy policy) => contact switch
    {
        { Suppressed.Cause: SuppressionCause.OptOut } => Reason.OptedOut,
        { Suppressed: not null } => Reason.AddressSuppressed,
        { VerifiedAt: null } when policy.NeedsVerification => Reason.ContactUnverified,
        { Consent: null } when policy.NeedsConsent => Reason.NoConsent,
        _ => Reason.Routed,
    };

    private static int Rank(Reason reason) => reason switch
    {
        Reason.Routed => 4,
        Reason.OptedOut => 3,
        Reason.NoConsent => 2,
        Reason.ContactUnverified => 1,
        _ => 0,
    };

    private void Close(int channel, ChannelPolicy policy, string? country, CompiledZone zone)
    {
        if ((country is not null && policy.ClosedHours.TryGetValue(country, out var windows)) || policy.ClosedHours.TryGetValue("*", out windows))
        {
            ClosedHours = ClosedHours.Length > 0 ? ClosedHours : new QuietSchedule?[Reasons.Length];
            ClosedHours[channel] = zone.Schedule(windows);
            Closable |= 1UL << channel;
        }
    }
}
