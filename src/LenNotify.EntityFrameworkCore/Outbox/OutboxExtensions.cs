using Microsoft.EntityFrameworkCore;

namespace LenNotify;

/// <summary>
/// Publishes with the host's own transaction: the business row and the notification, or neither. It is said on the context,
/// never silently: <see cref="INotifier"/> takes no part in any transaction.
/// </summary>
public static class OutboxExtensions
{
    /// <summary>Publishes a notification as the host's own record, with the context's next <c>SaveChanges</c>.</summary>
    /// <inheritdoc cref="PublishAsync(DbContext, Notification, Audience, PublishOptions?, CancellationToken)"/>
    public static Task<Guid> PublishAsync<T>(
        this DbContext context, T notification, Audience audience, PublishOptions? options = null, CancellationToken cancellationToken = default)
        where T : INotification => PublishAsync(context, Notification.From(notification), audience, options, cancellationToken);

    /// <summary>Publishes a notification as the host's own record, with the context's next <c>SaveChanges</c>.</summary>
    /// <inheritdoc cref="PublishAsync(DbContext, Notification, Audience, PublishOptions?, CancellationToken)"/>
    public static Task<Guid> PublishAsync<T>(this DbContext context, T notification, Audience audience, CancellationToken cancellationToken)
        where T : INotification => PublishAsync(context, Notification.From(notification), audience, null, cancellationToken);

    /// <summary>Publishes a notification, with the context's next <c>SaveChanges</c>.</summary>
    /// <inheritdoc cref="PublishAsync(DbContext, Notification, Audience, PublishOptions?, CancellationToken)"/>
    public static Task<Guid> PublishAsync(this DbContext context, Notification notification, Audience audience, CancellationToken cancellationToken) =>
        PublishAsync(context, notification, audience, null, cancellationToken);

    /// <summary>
    /// Publishes a notification: one row is added to the context, and the host's <c>SaveChanges</c> and transaction decide about
    /// it. Once they are committed it is routed and delivered at once, by whichever process delivers.
    /// </summary>
    /// <param name="context">A context that the services made, and that <c>UseEntityFramework</c> names.</param>
    /// <param name="notification">What to tell.</param>
    /// <param name="audience">Whom.</param>
    /// <param name="options">
    /// What else there is to say; null for nothing. A dedupe key is taken after the commit, so that no transaction of the host's
    /// waits or fails for it: the first that is taken wins, the same again is dropped, and something else under the same key is
    /// dropped with an error in the log, a count (<c>notifications.conflicts</c>) and a fact on record
    /// (<c>publication_conflict</c>).
    /// </param>
    /// <param name="cancellationToken">Not begun when it is cancelled; there is nothing to wait for.</param>
    /// <returns>The publication's id. Where its dedupe key turns out to be taken, that of the first is the one that is stored.</returns>
    /// <exception cref="InvalidInputException">It is not sound; every problem is named, nothing is added.</exception>
    /// <exception cref="InvalidOperationException">The context is not the one of the store; the message says what to call.</exception>
    public static Task<Guid> PublishAsync(
        this DbContext context, Notification notification, Audience audience, PublishOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<Guid>(cancellationToken)
            : Task.FromResult(OutboxInterceptor.Of(context).Add(context, notification, audience, options));
    }
}
