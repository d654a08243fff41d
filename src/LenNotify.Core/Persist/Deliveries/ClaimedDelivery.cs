namespace LenNotify.Storage;

/// <summary>A delivery that this owner has started.</summary>
/// <param name="Due">What; its members are frozen.</param>
/// <param name="UserId">Whom it is for.</param>
/// <param name="IdempotencyKey">The same for every attempt.</param>
/// <param name="StartedAt">The start instant that the caps hold.</param>
/// <param name="FirstAttemptAt">For the maximum age.</param>
public sealed record ClaimedDelivery(DueDelivery Due, string UserId, string IdempotencyKey, DateTimeOffset StartedAt, DateTimeOffset FirstAttemptAt);
