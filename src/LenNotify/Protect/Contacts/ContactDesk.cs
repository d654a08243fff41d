using LenNotify.Storage;

namespace LenNotify;

/// <summary>What a person does with their own addresses.</summary>
internal sealed class ContactDesk(IContacts contacts, ProtectedContacts protection, IUserSettings settings, StoreClock clock, ChannelTable channels)
{
    internal DateTimeOffset Now => clock.Now;

    /// <summary>The person's addresses on a channel, without those that the host keeps.</summary>
    internal async Task<OwnContacts> FindAsync(string userId, string channel, CancellationToken cancellationToken)
    {
        var book = await contacts.GetContactsAsync(userId, cancellationToken).ConfigureAwait(false);
        var own = book.Contacts.Where(contact => contact.Channel == channel).Select(contact => new OwnContact(contact, Mask(contact)));
        return new OwnContacts([.. own], book.OptOuts.TryGetValue(channel, out var optedOut) ? optedOut : null);
    }

    /// <summary>
    /// Makes this the person's one address on the channel. One that is there already keeps what is known of it; another has
    /// to be verified first.
    /// </summary>
    internal async Task<Guid> PutAsync(string userId, HostContact contact, CancellationToken cancellationToken)
    {
        Demand(contact.Channel);
        AddressFormat.Demand(contact.Channel, contact.Address);
        var hash = protection.HashOf(contact.Channel, contact.Address);
        var before = (await FindAsync(userId, contact.Channel, cancellationToken).ConfigureAwait(false)).Contacts;
        var same = before.FirstOrDefault(own => own.Contact.AddressHash.Span.SequenceEqual(hash))?.Contact;
        var stored = contact with { Verified = same?.VerifiedAt is not null, Consented = same?.Consent is not null };
        var id = await settings.PutContactAsync(userId, stored, new Evidence(clock.Now, EvidenceSource.Settings), cancellationToken).ConfigureAwait(false);
        foreach (var other in before.Where(own => own.Contact.Id != id))
        {
            await settings.RemoveContactAsync(userId, other.Contact.Id, cancellationToken).ConfigureAwait(false);
        }

        return id;
    }

    /// <summary>Adds one of several addresses that a person may have on a channel, such as a browser. Whoever else had it has it no more.</summary>
    internal async Task<Guid> AddAsync(string userId, HostContact contact, CancellationToken cancellationToken)
    {
        Demand(contact.Channel);
        var hash = protection.HashOf(contact.Channel, contact.Address);
        foreach (var owner in await contacts.FindOwnersAsync(contact.Channel, hash, cancellationToken).ConfigureAwait(false))
        {
            if (owner != userId)
            {
                await RemoveAsync(owner, contact.Channel, own => own.AddressHash.Span.SequenceEqual(hash), cancellationToken).ConfigureAwait(false);
            }
        }

        return await settings.PutContactAsync(userId, contact, new Evidence(clock.Now, EvidenceSource.Settings), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes addresses; answers how many.</summary>
    internal async Task<int> RemoveAsync(string userId, string channel, Func<Contact, bool> which, CancellationToken cancellationToken)
    {
        var removed = 0;
        var book = await contacts.GetContactsAsync(userId, cancellationToken).ConfigureAwait(false);
        foreach (var contact in book.Contacts.Where(contact => contact.Channel == channel && which(contact)))
        {
            removed += await settings.RemoveContactAsync(userId, contact.Id, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return removed;
    }

    /// <summary>The address in clear.</summary>
    internal string AddressOf(Contact contact) => protection.AddressOf(contact);

    /// <summary>The address as it may be shown.</summary>
    internal string Mask(Contact contact)
    {
        try
        {
            return AddressMask.Of(protection.AddressOf(contact));
        }
        catch (ContactProtectionException)
        {
            // It cannot be read any more, and its owner may still want to see that it is there, and remove it.
            return AddressMask.Of(null);
        }
    }

    /// <summary>The person consents to the channel: all addresses there have the evidence, and an opt-out is lifted.</summary>
    internal async Task OptInAsync(string userId, string channel, Evidence evidence, CancellationToken cancellationToken)
    {
        Demand(channel, inApp: true);
        var own = await FindAsync(userId, channel, cancellationToken).ConfigureAwait(false);
        foreach (var (contact, _, _) in own.Contacts)
        {
            var consented = new HostContact(channel, protection.AddressOf(contact)) { Verified = contact.VerifiedAt is not null, Country = contact.Country };
            await settings.PutContactAsync(userId, consented, evidence, cancellationToken).ConfigureAwait(false);
        }

        if (own.OptedOut is not null)
        {
            await settings.OptOutAsync(userId, channel, null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The person wants nothing over the channel any more.</summary>
    internal Task OptOutAsync(string userId, string channel, Evidence evidence, CancellationToken cancellationToken)
    {
        Demand(channel, inApp: true);
        return settings.OptOutAsync(userId, channel, evidence, cancellationToken);
    }

    /// <exception cref="InvalidInputException">The host has no such channel, or it has no addresses.</exception>
    internal ChannelLine Demand(string channel, bool inApp = false)
    {
        var place = channels.PlaceOf(channel);
        return place >= 0 && (inApp || channel != ChannelNames.InApp)
            ? channels.Lines[place]
            : throw new InvalidInputException("contact", [new("channel", $"'{Shown(channel)}' is no channel of this host that has addresses.", string.Join(", ", channels.Lines.Select(line => line.Name)))]);
    }

    private static string Shown(string channel) => SafeText.OneLine(channel.Length > 32 ? channel[..32] : channel);
}
