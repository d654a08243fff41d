using System.Diagnostics;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>A channel's adapter; each attempt in a span of its own, linked to those of the publications that it carries, and measured.</summary>
internal sealed class ObservedAdapter(IChannelAdapter adapter, Watch watch, ObservedQueue queue, TimeProvider time) : IChannelAdapter
{
    private readonly Telemetry _telemetry = watch.Telemetry;

    public string Channel => adapter.Channel;

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken) =>
        watch.HearsDeliveries || _telemetry.AttemptDuration.Enabled || _telemetry.Active.Enabled
            ? SendAndTellAsync(delivery, cancellationToken)
            : adapter.SendAsync(delivery, cancellationToken);

    private async Task<DeliveryResult> SendAndTellAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var channel = new KeyValuePair<string, object?>(Telemetry.Channel, Channel);
        List<ActivityLink> links = [];
        if (watch.FollowsTraces && queue.Find(delivery.Id) is { } claimed)
        {
            links = await LinksAsync(claimed, cancellationToken).ConfigureAwait(false);

            // Not below whatever this worker was started in: it has its own life, and the links say where it comes from.
            Activity.Current = null;
        }

        using var span = _telemetry.Source.StartActivity(ActivityKind.Consumer, default, Tags(delivery), links, default, $"deliver {Channel}");
        _telemetry.Active.Add(1, channel);
        var started = time.GetTimestamp();
        var outcome = new KeyValuePair<string, object?>(Telemetry.ErrorType, KnownTypes.Other);
        try
        {
            var result = await adapter.SendAsync(delivery, cancellationToken).ConfigureAwait(false);
            outcome = new(Telemetry.Outcome, result is null ? "nothing" : TagNames.Of(result.Outcome));
            span?.SetTag(outcome.Key, outcome.Value).SetStatus(result is { Outcome: DeliveryOutcome.Delivered } ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
            return result!;
        }
        catch (Exception error)
        {
            // Its type only: the message may hold the address.
            outcome = new(Telemetry.ErrorType, error.GetType().FullName);
            span?.SetTag(outcome.Key, outcome.Value).SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            _telemetry.Active.Add(-1, channel);
            _telemetry.AttemptDuration.Record(time.GetElapsedTime(started).TotalSeconds, channel, outcome);
        }
    }

    private KeyValuePair<string, object?>[] Tags(Delivery delivery) =>
    [
        new(Telemetry.Channel, Channel),
        new("notification.delivery.id", delivery.Id),
        new("notification.delivery.attempt", delivery.Attempt),
        new("notification.delivery.size", delivery.Notifications.Count),
    ];

    private async ValueTask<List<ActivityLink>> LinksAsync(ClaimedDelivery claimed, CancellationToken cancellationToken)
    {
        var links = new List<ActivityLink>();
        foreach (var item in claimed.Due.Members)
        {
            if (await watch.Traces.FindAsync(item.PublicationId, cancellationToken).ConfigureAwait(false) is { TraceParent: { } parent } trace
                && ActivityContext.TryParse(parent, null, isRemote: true, out var context))
            {
                links.Add(new ActivityLink(context, new ActivityTagsCollection { ["notification.correlation.id"] = SafeText.OneLine(trace.CorrelationId) }));
            }
        }

        return links;
    }
}
