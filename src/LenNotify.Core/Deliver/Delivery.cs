namespace LenNotify;

/// <summary>What a channel is to send to one address: one notification, or several that came due together.</summary>
public sealed record Delivery
{
    /// <summary>The stored delivery.</summary>
    public required Guid Id { get; init; }

    /// <summary>The same for every attempt. Pass it to the provider where it takes one.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>Whom it is for.</summary>
    public required string UserId { get; init; }

    /// <summary>Where to send it, in clear. It must not reach a log.</summary>
    public required string Address { get; init; }

    /// <summary>What to say, made for this channel and the person's language.</summary>
    public required RenderedContent Content { get; init; }

    /// <summary>What it is about, oldest first; never empty.</summary>
    public required IReadOnlyList<Notification> Notifications { get; init; }

    /// <summary>The person's inbox items that the notifications are, in the same order; empty outside of a host.</summary>
    public IReadOnlyList<Guid> Items { get; init => field = ValueList.Of(value); } = ValueList.Of<Guid>(null);

    /// <summary>How hard to try; the highest of its notifications.</summary>
    public Priority Priority { get; init; } = Priority.Normal;

    /// <summary>1 for the first attempt.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The person asked for a test message.</summary>
    public bool IsTest { get; init; }

    /// <summary>Without address and content, which are nobody's business in a log.</summary>
    public override string ToString() => $"Delivery {Id}, attempt {Attempt}, {Notifications.Count} notification(s)";
}
