using LenNotify.Storage;

namespace LenNotify;

/// <summary>What people did with one type.</summary>
internal sealed record TypeAnalyticsBody(string Type, long Sent, long Delivered, long Opened, long Clicked, long Dismissed, double? MedianSecondsToRead = null)
{
    internal static TypeAnalyticsBody Of(EngagementSummary summary) => new(
        summary.Type, summary.Sent, summary.Delivered, summary.Opened, summary.Clicked, summary.Dismissed, summary.MedianTimeToRead?.TotalSeconds);
}
