namespace LenNotify;

/// <summary>What would have been sent.</summary>
/// <param name="At">When.</param>
/// <param name="Channel">Over which channel.</param>
/// <param name="RedirectedTo">The address that it was sent to instead; null when nothing was sent.</param>
/// <param name="Delivery">All of it, in clear.</param>
public sealed record DevelopmentMessage(DateTimeOffset At, string Channel, string? RedirectedTo, Delivery Delivery)
{
    /// <summary>Without addresses and content.</summary>
    public override string ToString() => $"{Channel}: {Delivery}";
}
