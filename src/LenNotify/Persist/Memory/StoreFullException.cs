namespace LenNotify;

/// <summary>The store holds as much as it was allowed to; nothing of the refused write was stored.</summary>
internal sealed class StoreFullException(string what, int limit)
    : InvalidOperationException($"The in-memory store is full: it holds {limit} {what}, the most that it may.");
