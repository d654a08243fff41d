namespace LenNotify;

/// <summary>Passes on from the feed to one person's group.</summary>
internal sealed class HubListener(SignalRDeliveryHub hub, string userId) : ILiveListener
{
    public void Offer(HubMessage message) => hub.Pass(userId, message);
}
