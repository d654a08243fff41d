namespace LenNotify.Storage;

/// <summary>What was judged when a delivery was due and did not go out: held again, or dropped.</summary>
/// <param name="DeliveryId">Of which delivery.</param>
/// <param name="Decision">Over which channel, what and why.</param>
/// <param name="At">When.</param>
public sealed record RulingEntry(Guid DeliveryId, StoredDecision Decision, DateTimeOffset At);
