using LenNotify.Storage;

namespace LenNotify;

/// <summary>What became of one type, and what people did with it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Sent">Items put into inboxes.</param>
/// <param name="Delivered">Deliveries over other channels that a provider took.</param>
/// <param name="Failed">Deliveries that failed for good and lie among the dead letters.</param>
/// <param name="Opened">Items opened.</param>
/// <param name="Clicked">Items clicked.</param>
/// <param name="Dismissed">Items dismissed.</param>
/// <param name="DeliveryRate">The part of what is over that was delivered, 0 to 1; null while nothing is over.</param>
/// <param name="MedianSecondsToRead">From append to read; null when none was read.</param>
internal sealed record TypeAnalyticsBody(
    string Type, long Sent, long Delivered, long Failed, long Opened, long Clicked, long Dismissed, double? DeliveryRate = null, double? MedianSecondsToRead = null)
{
    internal static TypeAnalyticsBody Of(EngagementSummary summary) => new(
        summary.Type,
        summary.Sent,
        summary.Delivered,
        summary.Failed,
        summary.Opened,
        summary.Clicked,
        summary.Dismissed,
        summary.Delivered + summary.Failed is > 0 and var ended ? (double)summary.Delivered / ended : null,
        summary.MedianTimeToRead?.TotalSeconds);
}
