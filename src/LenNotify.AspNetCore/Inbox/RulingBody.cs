namespace LenNotify;

/// <summary>What was judged otherwise when a delivery was due.</summary>
internal sealed record RulingBody(Guid DeliveryId, DecisionBody Decision, DateTimeOffset At);
