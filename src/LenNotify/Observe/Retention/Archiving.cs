using LenNotify.Storage;

namespace LenNotify;

/// <summary>Offers the host's archive what is about to go, with its history.</summary>
internal sealed class Archiving(IHistory history, INotificationArchive? archive)
{
    /// <summary>The policy of these options, with the offer where the host has an archive.</summary>
    internal RetentionPolicy Policy(RetentionOptions options) => new(options.Items, options.Deliveries, options.DedupeKeys, options.KeepUnread)
    {
        Offer = archive is null ? null : OfferAsync,
    };

    private async Task OfferAsync(IReadOnlyList<InboxItem> items, CancellationToken cancellationToken)
    {
        var whole = new List<ItemHistory>(items.Count);
        foreach (var item in items)
        {
            // Who was erased since has nothing more to be kept.
            if (await history.WhyAsync(item.UserId, item.Id, cancellationToken).ConfigureAwait(false) is { } found)
            {
                whole.Add(found);
            }
        }

        if (whole.Count > 0)
        {
            await archive!.KeepAsync(whole, cancellationToken).ConfigureAwait(false);
        }
    }
}
