using LenNotify.Storage;

namespace LenNotify;

/// <summary>Makes a test: what it says, whether it can reach the person, and its rows. Pure.</summary>
internal sealed class TestRouting(RoutingEngine engine)
{
    private const string Type = "test";

    /// <summary>What a test over this channel says. It passes quiet hours; it names the channel, as a rule does.</summary>
    internal static Notification Says(string channel) => new()
    {
        Type = Type,
        Title = "Test message",
        Message = $"This is a test: messages reach you over {channel}. You asked for it; nothing else happened.",
        Channels = [channel],
        Priority = Priority.Normal,
        BypassQuietHours = true,
    };

    /// <summary>The channel's place.</summary>
    /// <exception cref="InvalidInputException">The host has no such channel.</exception>
    internal int PlaceOf(string channel)
    {
        for (var i = 0; i < engine.Channels.Count; i++)
        {
            if (engine.Channels[i].Name == channel)
            {
                return i;
            }
        }

        throw Refused("is no channel of this host.", string.Join(", ", engine.Channels.Select(known => known.Name)));
    }

    /// <exception cref="InvalidInputException">The channel cannot reach the person.</exception>
    internal void Demand(CompiledNotification test, Recipient person, int place, DateTimeOffset now)
    {
        var decisions = new ChannelDecision[engine.Channels.Count];
        engine.At(now, test).Decide(person.Preferences, UserActivity.None, decisions);
        if (decisions[place].Verdict == Verdict.Suppress)
        {
            throw Unreachable(decisions[place].Reason, person, place);
        }
    }

    internal RoutedUser Route(Publication publication, Recipient person, UserState state, int place, DateTimeOffset now)
    {
        var channel = engine.Channels[place].Name;
        var item = new InboxItem
        {
            Id = Ids.Derived(publication.Id, state.UserId),
            PublicationId = publication.Id,
            UserId = state.UserId,
            Notification = publication.Notification!,
            Priority = Priority.Normal,
            Listed = channel == ChannelNames.InApp,
            Decisions = [new StoredDecision(channel, Verdict.Deliver, Reason.TestRequested, null, Silent: false)],
            CreatedAt = now,
        };
        return new RoutedUser(item, channel == ChannelNames.InApp ? [] : [.. Targets(person, place).Select(target => Delivery(item, channel, target))], state.Activity);
    }

    private IEnumerable<Guid> Targets(Recipient person, int place) =>
        engine.Channels[place].NeedsContact ? person.Targets(place).Select(contact => contact.Id) : [Appending.TargetOf(engine.Channels[place].Name)];

    private static NewDelivery Delivery(InboxItem item, string channel, Guid target) => new()
    {
        Id = Ids.Derived(item.Id, $"{target:N}{channel}/test"),
        Channel = channel,
        TargetId = target,
        DueAt = item.CreatedAt,
        Turn = item.CreatedAt,
        Priority = item.Priority,
    };

    // A channel that is off because the person never gave an address is told as what it is.
    private InvalidInputException Unreachable(Reason reason, Recipient person, int place)
    {
        var policy = engine.Channels[place];
        var contact = person.Contacts.Contacts.FirstOrDefault(one => one.Channel == policy.Name);
        var why = reason != Reason.ChannelDisabled || !policy.NeedsContact || person.Closed(policy.Name) ? reason
            : contact is null ? Reason.NoContact
            : engine.Reach(contact, place) is var reach and not Reason.Routed ? reach
            : reason;
        return why switch
        {
            Reason.NoContact => Refused("has no address of the person.", "a channel that the person gave an address for"),
            Reason.ContactUnverified => Refused("has an address that was never verified.", "a verified address"),
            Reason.NoConsent => Refused("has an address that the person did not consent to be reached at.", "a channel that the person consented to"),
            Reason.AddressSuppressed => Refused("has an address that bounced, or whose owner complained.", "an address that works"),
            Reason.OptedOut => Refused("is one that the person opted out of.", "a channel that the person did not opt out of"),
            Reason.CountryClosed => Refused("is never open to the person's country.", "a channel that is open there"),
            _ => Refused("is turned off by the person or the host.", "a channel that is on"),
        };
    }

    private static InvalidInputException Refused(string problem, string limit) => new("test message", [new("channel", problem, limit)]);
}
