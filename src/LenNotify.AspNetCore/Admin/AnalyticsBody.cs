namespace LenNotify;

/// <summary>What people did, by type.</summary>
internal sealed record AnalyticsBody(IReadOnlyList<TypeAnalyticsBody> Types);
