namespace LenNotify;

/// <summary>Where it leads.</summary>
/// <param name="Url">An https address or a rooted path; null for an item that leads nowhere.</param>
internal sealed record FollowedBody(string? Url = null);
