namespace LenNotify;

/// <summary>A button on a notification.</summary>
/// <param name="Key">What the analytics and your own code know the button by; unique within its notification.</param>
/// <param name="Label">What the person reads.</param>
/// <param name="Url">An https address or a rooted path of the host's own site; anything else is refused.</param>
public sealed record NotificationAction(string Key, string Label, string Url);
