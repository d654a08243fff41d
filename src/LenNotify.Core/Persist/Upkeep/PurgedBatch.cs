namespace LenNotify.Storage;

/// <summary>What one purge removed.</summary>
/// <param name="Items">Inbox items.</param>
/// <param name="Deliveries">Deliveries.</param>
/// <param name="Publications">Publications.</param>
public sealed record PurgedBatch(int Items, int Deliveries, int Publications);
