namespace LenNotify.Storage;

/// <summary>A delivery that this owner has started.</summary>
/// <param name="Due">As it was judged, with the members that go out; they are frozen now. This is attempt <see cref="DueDelivery.Attempts"/> + 1.</param>
/// <param name="UserId">Whom it is for.</param>
/// <param name="IdempotencyKey">The same for every attempt.</param>
/// <param name="StartedAt">The start instant that the caps hold.</param>
/// <param name="FirstAttemptAt">When its first attempt began, also one that did not count: for the maximum age.</param>
public sealed record ClaimedDelivery(DueDelivery Due, string UserId, string IdempotencyKey, DateTimeOffset StartedAt, DateTimeOffset FirstAttemptAt);
