namespace LenNotify.Storage;

/// <summary>Everything about one item.</summary>
/// <param name="Item">The item with its decisions.</param>
/// <param name="Attempts">Every attempt of every delivery that carried it, oldest first.</param>
public sealed record ItemHistory(InboxItem Item, IReadOnlyList<AttemptEntry> Attempts);
