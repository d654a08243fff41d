namespace LenNotify;

/// <summary>One of several.</summary>
/// <param name="Values">What may be shown of it.</param>
/// <param name="Group">What it is shown with.</param>
/// <param name="CreatedAt">When it came.</param>
internal sealed record BundleItem(NotificationValues Values, string Group, DateTimeOffset CreatedAt);
