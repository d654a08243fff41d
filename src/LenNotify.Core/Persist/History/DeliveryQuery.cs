namespace LenNotify.Storage;

/// <summary>Which deliveries. Everything that is null leaves them all in.</summary>
public sealed record DeliveryQuery
{
    /// <summary>At most this many; 1-100.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>From <see cref="Page{T}.Next"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>Only this person's.</summary>
    public string? UserId { get; init; }

    /// <summary>Only over this channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Only those that stand so.</summary>
    public DeliveryStanding? State { get; init; }
}
