namespace LenNotify.Storage;

/// <summary>
/// Takes a start back that never was one: the person's activity without what the claim at <paramref name="startedAt"/> took.
/// Pure, as <see cref="DeliveryJudge"/> is.
/// </summary>
public delegate UserActivity DeliveryUndo(DueDelivery delivery, DateTimeOffset startedAt, UserState state);
