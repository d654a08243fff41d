namespace LenNotify;

/// <summary>
/// Publishes to a host in another process. A call answers once that host's store has it; calls at the same time go together in
/// few requests. Whatever is sent again bears the key that it bore the first time, so that it is published once.
/// </summary>
public interface INotificationsClient
{
    /// <summary>Publishes a notification as the producer's own record.</summary>
    /// <inheritdoc cref="PublishAsync(Notification, Audience, EventOptions?, CancellationToken)"/>
    Task<EventResult> PublishAsync<T>(T notification, Audience audience, EventOptions? options = null, CancellationToken cancellationToken = default)
        where T : INotification => PublishAsync(Notification.From(notification), audience, options, cancellationToken);

    /// <summary>Publishes a notification.</summary>
    /// <param name="notification">What to tell. It is read before the call returns its task.</param>
    /// <param name="audience">Whom.</param>
    /// <param name="options">What else there is to say; null for nothing.</param>
    /// <param name="cancellationToken">Ends the waiting. What was sent by then may be published all the same.</param>
    /// <exception cref="NotificationsClientException">It was refused, or could not be published within the tries there are.</exception>
    Task<EventResult> PublishAsync(Notification notification, Audience audience, EventOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Publishes an event: the host's rules say who hears of it. Its producer is whose key the client has; its own dedupe key or id
    /// makes repeats the same event, also in another call.
    /// </summary>
    /// <param name="happened">What happened. It is read before the call returns its task.</param>
    /// <param name="cancellationToken">Ends the waiting. What was sent by then may be published all the same.</param>
    /// <exception cref="NotificationsClientException">It was refused, or could not be published within the tries there are.</exception>
    Task<EventResult> PublishEventAsync(SourceEvent happened, CancellationToken cancellationToken = default);
}
