namespace LenNotify;

/// <summary>
/// Publishes. It never joins a transaction of the host's; once a call has returned, what it accepted survives as the store
/// does.
/// </summary>
public interface INotifier
{
    /// <summary>Publishes a notification as the host's own record.</summary>
    /// <inheritdoc cref="PublishAsync(Notification, Audience, PublishOptions?, CancellationToken)"/>
    Task<PublishResult> PublishAsync<T>(T notification, Audience audience, PublishOptions? options = null, CancellationToken cancellationToken = default)
        where T : INotification => PublishAsync(Notification.From(notification), audience, options, cancellationToken);

    /// <summary>Publishes a notification.</summary>
    /// <param name="notification">What to tell.</param>
    /// <param name="audience">Whom.</param>
    /// <param name="options">What else there is to say; null for nothing.</param>
    /// <param name="cancellationToken">Ends the waiting. What was handed to the store by then may be stored all the same.</param>
    /// <exception cref="InvalidInputException">It is not sound; every problem is named, nothing is stored.</exception>
    /// <exception cref="DedupeConflictException">The dedupe key was used for something else.</exception>
    /// <exception cref="PublishRefusedException">Too much is waiting, or the store takes too long or cannot be reached; with a dedupe key it is safe to publish again.</exception>
    Task<PublishResult> PublishAsync(Notification notification, Audience audience, PublishOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Publishes an event: once it returns, the event survives as the store does, and the rules decide on some node who hears
    /// of it. The answer is <see cref="PublishState.Accepted"/>, or <see cref="PublishState.Repeated"/>.
    /// </summary>
    /// <inheritdoc cref="PublishAsync(Notification, Audience, PublishOptions?, CancellationToken)"/>
    /// <param name="happened">What happened.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<PublishResult> PublishEventAsync(SourceEvent happened, CancellationToken cancellationToken = default);

    /// <summary>
    /// What would happen if it were published to this person now, and why, and what would follow on it. Nothing is stored or
    /// sent; the answer comes from the code that decides.
    /// </summary>
    Task<Explanation> ExplainAsync(Notification notification, string userId, CancellationToken cancellationToken = default);
}
