using LenNotify.Storage;

namespace LenNotify;

/// <summary>Subscriptions are contacts; one browser has one owner.</summary>
internal sealed class WebPushSubscriptions(IUserSettings settings, IContacts contacts, IContactProtector protector, TimeProvider time, Func<WebPushOptions> options) : IWebPushSubscriptions
{
    public async Task<Guid> SubscribeAsync(string userId, string subscriptionJson, CancellationToken cancellationToken)
    {
        var subscription = WebPushSubscription.Parse(subscriptionJson, options());

        // The endpoint alone is the browser: with new keys it takes the place of what it was before.
        var hash = protector.Hash(ChannelNames.WebPush, subscription.Endpoint.AbsoluteUri);
        var known = await contacts.FindAddressesAsync([new HashedAddress(ChannelNames.WebPush, hash)], cancellationToken).ConfigureAwait(false);
        foreach (var owner in known[0].Owners.Where(owner => owner != userId))
        {
            await LeaveAsync(owner, hash, cancellationToken).ConfigureAwait(false);
        }

        // A browser asks the person before it subscribes.
        return await settings.PutContactAsync(
            userId, new HostContact(ChannelNames.WebPush, subscription.ToAddress()), new Evidence(time.GetUtcNow(), "browser permission"), cancellationToken).ConfigureAwait(false);
    }

    private async Task LeaveAsync(string owner, byte[] hash, CancellationToken cancellationToken)
    {
        var books = await contacts.GetContactsAsync([owner], cancellationToken).ConfigureAwait(false);
        foreach (var contact in books[0].Contacts.Where(one => one.Channel == ChannelNames.WebPush && one.AddressHash.Span.SequenceEqual(hash)))
        {
            await settings.RemoveContactAsync(owner, contact.Id, cancellationToken).ConfigureAwait(false);
        }
    }
}
