namespace LenNotify.Storage;

/// <summary>
/// Judges a due delivery again inside a claim. It must be pure: it is called under the store's locks, and again on conflict.
/// </summary>
public delegate DeliveryRuling DeliveryJudge(DueDelivery delivery, UserState state);
