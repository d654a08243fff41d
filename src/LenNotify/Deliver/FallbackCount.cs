using System.Diagnostics.Metrics;
using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Says in log and metrics that one channel stands in for another.</summary>
internal sealed partial class FallbackCount : IFallbackWatch, IDisposable
{
    private readonly Meter _meter = new("LenNotify");
    private readonly Counter<long> _fallbacks;
    private readonly ILogger<FallbackCount> _log;

    public FallbackCount(ILogger<FallbackCount> log)
    {
        _log = log;
        _fallbacks = _meter.CreateCounter<long>("notifications_fallbacks_total", "{delivery}", "Deliveries that stood in for one that failed for good.");
    }

    public void StoodIn(ClaimedDelivery delivery)
    {
        var type = delivery.Due.Members[0].Notification.Type;
        StandsIn(_log, delivery.Due.Id, delivery.Due.Channel, delivery.Due.Condition!.AfterFailureOf!.Value, type);
        _fallbacks.Add(1, new KeyValuePair<string, object?>("channel", delivery.Due.Channel), new KeyValuePair<string, object?>("type", type));
    }

    public void Dispose() => _meter.Dispose();

    [LoggerMessage(2501, LogLevel.Warning, "Delivery {DeliveryId} over {Channel} stands in for delivery {FailedId}, which failed for good (type {Type}).")]
    private static partial void StandsIn(ILogger logger, Guid deliveryId, string channel, Guid failedId, string type);
}
