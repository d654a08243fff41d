namespace LenNotify.Testing;

/// <summary>The test's notifier: when a call returns, everything that it brought about has happened.</summary>
internal sealed class SettlingNotifier(INotifier notifier, Clockwork clockwork) : INotifier
{
    public async Task<PublishResult> PublishAsync(
        Notification notification, Audience audience, PublishOptions? options = null, CancellationToken cancellationToken = default)
    {
        var result = await notifier.PublishAsync(notification, audience, options, cancellationToken).ConfigureAwait(false);
        await clockwork.SettleAsync().ConfigureAwait(false);
        return result;
    }

    public async Task<PublishResult> PublishEventAsync(SourceEvent happened, CancellationToken cancellationToken = default)
    {
        var result = await notifier.PublishEventAsync(happened, cancellationToken).ConfigureAwait(false);
        await clockwork.SettleAsync().ConfigureAwait(false);
        return result;
    }

    public Task<Explanation> ExplainAsync(Notification notification, string userId, CancellationToken cancellationToken = default) =>
        notifier.ExplainAsync(notification, userId, cancellationToken);
}
