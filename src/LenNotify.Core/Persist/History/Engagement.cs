namespace LenNotify.Storage;

/// <summary>What a person did with an item.</summary>
/// <param name="ItemId">Which.</param>
/// <param name="Kind">What.</param>
/// <param name="Channel">Over which channel it came.</param>
/// <param name="ActionKey">Which button.</param>
public sealed record Engagement(Guid ItemId, EngagementKind Kind, string Channel, string? ActionKey = null);
