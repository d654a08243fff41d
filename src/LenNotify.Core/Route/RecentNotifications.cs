namespace LenNotify;

/// <summary>
/// The notifications that were made ready lately: one that is sent right after it was published, tried again or carried by
/// several channels is not made ready each time. A fixed number of places; who comes to a place that is taken takes it over.
/// </summary>
internal sealed class RecentNotifications
{
    private const int Places = 512;

    private readonly CompiledNotification?[] _places = new CompiledNotification?[Places];

    /// <summary>The same notification of the same id, by reference: what people are told may differ within one publication.</summary>
    internal CompiledNotification? Find(Notification source, Guid id) =>
        _places[PlaceOf(id)] is { } known && known.Id == id && ReferenceEquals(known.Source, source) ? known : null;

    /// <summary>Keeps it for a while.</summary>
    internal CompiledNotification Keep(CompiledNotification notification) => _places[PlaceOf(notification.Id)] = notification;

    private static int PlaceOf(Guid id) => (int)((uint)id.GetHashCode() % Places);
}
