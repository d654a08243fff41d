using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>Sees a fallback stand in.</summary>
internal sealed class FallbackWatch(World world) : IFallbackWatch
{
    public void StoodIn(ClaimedDelivery delivery) => world.Trace.Tell("fallback", $"{world.Trace.Name('d', delivery.Due.Id)} over {delivery.Due.Channel}");
}
