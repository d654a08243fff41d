using LenNotify.Storage;

namespace LenNotify;

/// <summary>A delivery that is to be written, or an item's place in a bundle.</summary>
/// <param name="Delivery">As it was routed.</param>
/// <param name="UserId">Whom it is for.</param>
/// <param name="ItemId">The item that it carries.</param>
internal sealed record DeliveryDraft(NewDelivery Delivery, string UserId, Guid ItemId)
{
    /// <summary>Where it begins.</summary>
    public DeliveryState State { get; init; }

    /// <summary>By what joiners find the bundle.</summary>
    public (string UserId, string Channel, Guid TargetId, string? JoinKey) Bundle =>
        (UserId, Delivery.Channel, Delivery.TargetId, Delivery.JoinKey);
}
