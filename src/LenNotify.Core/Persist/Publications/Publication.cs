namespace LenNotify.Storage;

/// <summary>An accepted notification (or event, whose payload then waits for the rules).</summary>
public sealed record Publication
{
    /// <summary>Its id; ids ascend.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who published; the scope of the dedupe key.</summary>
    public required string Producer { get; init; }

    /// <summary>What makes it the same publication; the id where the publisher gave none.</summary>
    public required string DedupeKey { get; init; }

    /// <summary>Over type, payload, audience as given and options, before templates.</summary>
    public required ReadOnlyMemory<byte> BodyHash { get; init; }

    /// <summary>The type, for reading by type.</summary>
    public required string Type { get; init; }

    /// <summary>The notification itself, where it is at hand: <see cref="Payload"/> is then made when it is first asked for.</summary>
    public Notification? Notification { get; init; }

    /// <summary>The notification or event as JSON; what stores keep.</summary>
    public string Payload { get => field ??= Notification?.ToJson() ?? throw new InvalidOperationException("A publication has a notification or a payload."); init; }

    /// <summary>Whether <see cref="Payload"/> is an event.</summary>
    public bool IsEvent { get; init; }

    /// <summary>As the publisher said it.</summary>
    public required Audience Audience { get; init; }

    /// <summary>Not before this instant is it routed.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Ties logs, traces and deliveries together.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The W3C trace context of the publisher, for links.</summary>
    public string? TraceParent { get; init; }
}
