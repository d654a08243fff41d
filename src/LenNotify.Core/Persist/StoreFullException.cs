namespace LenNotify.Storage;

/// <summary>
/// The store holds as much as it was allowed to; nothing of the refused write was stored. The publisher is told, nothing is
/// dropped to make room.
/// </summary>
/// <param name="what">What there is too much of.</param>
/// <param name="limit">The most that it may hold.</param>
public sealed class StoreFullException(string what, long limit)
    : InvalidOperationException($"The store is full: it holds {limit} {what}, the most that it may. Wait until some are done, or raise the limit.")
{
    /// <summary>The most that it may hold.</summary>
    public long Limit => limit;
}
