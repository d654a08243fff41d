namespace LenNotify.Storage;

/// <summary>Everything about one item.</summary>
/// <param name="Item">The item with its decisions as they were published.</param>
/// <param name="Rulings">What was judged otherwise when deliveries that carried it were due, oldest first.</param>
/// <param name="Attempts">Every attempt of every delivery that carried it, oldest first.</param>
public sealed record ItemHistory(InboxItem Item, IReadOnlyList<RulingEntry> Rulings, IReadOnlyList<AttemptEntry> Attempts);
