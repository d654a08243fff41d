namespace LenNotify.Storage;

/// <summary>What must hold when a conditional delivery is due: escalation (unless read) or fallback (after another failed for good).</summary>
/// <param name="UnlessRead">Dropped when the person read the item by then.</param>
/// <param name="AfterFailureOf">Dropped unless this delivery ended in the dead letters.</param>
public sealed record DeliveryCondition(bool UnlessRead, Guid? AfterFailureOf);
