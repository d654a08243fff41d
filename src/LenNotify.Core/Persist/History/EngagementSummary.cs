namespace LenNotify.Storage;

/// <summary>What people did with one type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Sent">Items put into inboxes.</param>
/// <param name="Delivered">Deliveries that a provider took and did not take back; one that carried several items counts once.</param>
/// <param name="Opened">Items opened.</param>
/// <param name="Clicked">Items clicked.</param>
/// <param name="Dismissed">Items dismissed.</param>
/// <param name="MedianTimeToRead">From append to read, the middle one or between the middle two; null when none was read.</param>
public sealed record EngagementSummary(string Type, long Sent, long Delivered, long Opened, long Clicked, long Dismissed, TimeSpan? MedianTimeToRead)
{
    /// <summary>Deliveries that failed for good and lie among the dead letters; one that carried several items counts once.</summary>
    public long Failed { get; init; }
}
