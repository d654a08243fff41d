namespace LenNotify.Storage;

/// <summary>An item that a delivery carried and that was judged away when it was due.</summary>
/// <param name="ItemId">Which.</param>
/// <param name="Reason">Why.</param>
public readonly record struct DroppedMember(Guid ItemId, Reason Reason);
