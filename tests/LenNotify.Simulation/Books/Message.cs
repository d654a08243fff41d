namespace LenNotify.Simulation;

/// <summary>A request that reached a provider, and what it made of it.</summary>
/// <param name="Row">The delivery.</param>
/// <param name="Start">The start that it came of.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="At">When it arrived.</param>
internal sealed record Message(Row Row, Start Start, Delivery Sent, TimeSpan At)
{
    internal string[] Labels { get; } = [.. Sent.Notifications.Select(notification => notification.Title)];

    /// <summary>The person has it, or will unless the provider says otherwise later.</summary>
    internal bool Accepted { get; set; }

    internal string? Reference { get; set; }

    /// <summary>The first final word that was reported; null when there was none.</summary>
    internal bool? Word { get; set; }
}
