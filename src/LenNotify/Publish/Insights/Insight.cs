namespace LenNotify;

/// <summary>What there is to tell one person of a period.</summary>
/// <param name="UserId">Whom.</param>
/// <param name="Notification">What. The type <c>insight</c> comes with the daily digest unless the person or the host chose otherwise.</param>
public sealed record Insight(string UserId, Notification Notification);
