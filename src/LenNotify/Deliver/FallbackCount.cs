using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Says in log and metrics that one channel stands in for another.</summary>
internal sealed partial class FallbackCount(Telemetry telemetry, ILogger<FallbackCount> log) : IFallbackWatch
{
    public void StoodIn(ClaimedDelivery delivery)
    {
        var type = delivery.Due.Members[0].Notification.Type;
        StandsIn(log, delivery.Due.Id, delivery.Due.Channel, delivery.Due.Condition!.AfterFailureOf!.Value, type);
        if (telemetry.Fallbacks.Enabled)
        {
            telemetry.Fallbacks.Add(1, new(Telemetry.Channel, delivery.Due.Channel), new(Telemetry.Type, telemetry.Types.Of(type)));
        }
    }

    [LoggerMessage(2501, LogLevel.Warning, "Delivery {DeliveryId} over {Channel} stands in for delivery {FailedId}, which failed for good (type {Type}).")]
    private static partial void StandsIn(ILogger logger, Guid deliveryId, string channel, Guid failedId, string type);
}
