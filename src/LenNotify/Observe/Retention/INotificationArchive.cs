using LenNotify.Storage;

namespace LenNotify;

/// <summary>Where a host keeps what LenNotify is about to remove.</summary>
public interface INotificationArchive
{
    /// <summary>
    /// Keeps items with their decisions, rulings and attempts. When it throws, nothing of the batch is removed and it is
    /// offered again with the next purge. An item may come more than once, also from two nodes at a time: keep it by its id.
    /// An erased person's items are never offered; what the archive has of the person is the host's to erase.
    /// </summary>
    /// <param name="items">Some of what is old, in no order.</param>
    /// <param name="cancellationToken">The host shuts down.</param>
    Task KeepAsync(IReadOnlyList<ItemHistory> items, CancellationToken cancellationToken);
}
