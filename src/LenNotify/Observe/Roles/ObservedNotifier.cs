using System.Diagnostics;

namespace LenNotify;

/// <summary>Publishes in a span of its own, whose context the publication keeps, and measures how long its publisher waited.</summary>
internal sealed class ObservedNotifier(INotifier notifier, Watch watch, TimeProvider time) : INotifier
{
    private readonly Telemetry _telemetry = watch.Telemetry;

    public Task<PublishResult> PublishAsync(Notification notification, Audience audience, PublishOptions? options, CancellationToken cancellationToken) =>
        notification is not null && (_telemetry.Source.HasListeners() || _telemetry.Published.Enabled)
            ? TellAsync(notification, audience, options, cancellationToken)
            : notifier.PublishAsync(notification!, audience, options, cancellationToken);

    public Task<PublishResult> PublishEventAsync(SourceEvent happened, CancellationToken cancellationToken) =>
        happened is not null && (_telemetry.Source.HasListeners() || _telemetry.Published.Enabled)
            ? TellAsync(happened, cancellationToken)
            : notifier.PublishEventAsync(happened!, cancellationToken);

    public Task<Explanation> ExplainAsync(Notification notification, string userId, CancellationToken cancellationToken) =>
        notifier.ExplainAsync(notification, userId, cancellationToken);

    // Apart, so that nothing is captured where nobody listens.
    private Task<PublishResult> TellAsync(Notification notification, Audience audience, PublishOptions? options, CancellationToken cancellationToken) =>
        PublishAndTellAsync(notification.Type, () => notifier.PublishAsync(notification, audience, options, cancellationToken));

    private Task<PublishResult> TellAsync(SourceEvent happened, CancellationToken cancellationToken) =>
        PublishAndTellAsync(happened.Type, () => notifier.PublishEventAsync(happened, cancellationToken));

    private async Task<PublishResult> PublishAndTellAsync(string given, Func<Task<PublishResult>> publish)
    {
        var type = _telemetry.Types.Of(given);
        using var span = _telemetry.Source.StartActivity($"publish {type}", ActivityKind.Producer);
        span?.SetTag(Telemetry.Type, type);
        var started = time.GetTimestamp();
        try
        {
            var result = await publish().ConfigureAwait(false);
            span?.SetTag("notification.publication.id", result.PublicationId);
            span?.SetTag(Telemetry.Outcome, TagNames.Of(result.State));
            Record(started, new(Telemetry.Outcome, TagNames.Of(result.State)));
            return result;
        }
        catch (Exception error)
        {
            // Its type only: the message of an exception may quote what was published.
            span?.SetTag(Telemetry.ErrorType, error.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            Record(started, new(Telemetry.ErrorType, error.GetType().FullName));
            throw;
        }
    }

    private void Record(long started, KeyValuePair<string, object?> tag) => _telemetry.Published.Record(time.GetElapsedTime(started).TotalSeconds, tag);
}
