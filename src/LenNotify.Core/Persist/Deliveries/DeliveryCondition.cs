namespace LenNotify.Storage;

/// <summary>What must hold when a conditional delivery is due: escalation (unless read) or fallback (after another failed for good).</summary>
/// <param name="UnlessRead">Dropped when the person read or dismissed the item by then. The judge sees the marks and says so.</param>
/// <param name="AfterFailureOf">
/// Waits, whatever its due instant, until this delivery has ended. If that ended in the dead letters it is due then, or at
/// its own instant if that is later; after any other end the store drops it, and brings it back when the provider reports
/// later that the delivery never arrived. A delivery that the store does not know has ended otherwise.
/// </param>
public sealed record DeliveryCondition(bool UnlessRead, Guid? AfterFailureOf);
