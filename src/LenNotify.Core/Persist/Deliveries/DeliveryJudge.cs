namespace LenNotify.Storage;

/// <summary>
/// Judges a due delivery again inside a claim. It must be pure: it is called under the store's locks, and again on conflict.
/// Null means that it cannot say yet, because it lacks what it must know of the person: the row stays exactly as it is. The
/// store may go on with the rows that it has at hand and then ends the claim; the caller learns what it lacked and claims
/// again at once.
/// </summary>
public delegate DeliveryRuling? DeliveryJudge(DueDelivery delivery, UserState state);
