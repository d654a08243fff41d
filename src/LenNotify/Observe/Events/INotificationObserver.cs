namespace LenNotify;

/// <summary>
/// Hears what happens in this process, added with <see cref="NotificationsBuilder.AddObserver{T}"/>. It hears of things that
/// are stored already, one after the other, in a queue of its own: whatever it does delays no notification. One that throws
/// misses that event, one that has not ended within 5 seconds is left behind, and what its full queue has no room for is
/// dropped, counted (<c>observer.events.dropped</c>) and logged. After a crash nothing is told again: what must be known for sure is in the
/// store.
/// </summary>
public interface INotificationObserver
{
    /// <summary>Something happened.</summary>
    /// <param name="happened">What: one of the records nested in <see cref="NotificationEvent"/>.</param>
    /// <param name="cancellationToken">Ends when nobody waits for this observer any more.</param>
    Task ObserveAsync(NotificationEvent happened, CancellationToken cancellationToken);
}
