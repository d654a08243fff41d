namespace LenNotify;

/// <summary>
/// Makes notifications ready, and keeps those that were lately: one that is sent right after it was published, tried again or
/// carried by several channels is not made ready each time. A fixed number of places; who comes to a place that is taken
/// takes it over. Only for a store in this process: any other hands out what it reads anew, which is never known here. An
/// erasure empties it, for what it keeps are people's texts.
/// </summary>
internal sealed class ReadyNotifications(RoutingEngine engine, bool keeps)
{
    private const int Places = 512;
    private readonly CompiledNotification?[] _places = new CompiledNotification?[keeps ? Places : 0];

    /// <summary>Routes what is made ready here.</summary>
    internal RoutingEngine Engine => engine;

    /// <inheritdoc cref="RoutingEngine.Compile(Notification, Guid)"/>
    internal CompiledNotification Compile(Notification notification, Guid id) => Keep(engine.Compile(notification, id));

    /// <summary>As <see cref="RoutingEngine.Restore"/>. What people are told may differ within one publication, so it is known by reference too.</summary>
    internal CompiledNotification Restore(Notification stored, Guid id) =>
        keeps && _places[PlaceOf(id)] is { } known && known.Id == id && ReferenceEquals(known.Source, stored) ? known : Keep(engine.Restore(stored, id));

    /// <summary>Keeps nothing of what was.</summary>
    internal void Forget() => Array.Clear(_places);

    private CompiledNotification Keep(CompiledNotification notification) => keeps ? _places[PlaceOf(notification.Id)] = notification : notification;

    private static int PlaceOf(Guid id) => (int)((uint)id.GetHashCode() % Places);
}
