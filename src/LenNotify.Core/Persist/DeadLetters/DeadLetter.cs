namespace LenNotify.Storage;

/// <summary>A delivery that failed for good.</summary>
/// <param name="Delivery">What was to be sent.</param>
/// <param name="UserId">To whom.</param>
/// <param name="Cause">Why it failed, without address, token or content.</param>
/// <param name="DiedAt">When it was given up.</param>
public sealed record DeadLetter(DueDelivery Delivery, string UserId, string Cause, DateTimeOffset DiedAt);
