namespace LenNotify;

/// <summary>How one attempt went.</summary>
public sealed record DeliveryResult
{
    private DeliveryResult(DeliveryOutcome outcome) => Outcome = outcome;

    /// <summary>The class of the answer.</summary>
    public DeliveryOutcome Outcome { get; }

    /// <summary>What the provider knows the message by; later reports are matched with it.</summary>
    public string? ProviderReference { get; private init; }

    /// <summary>When to try again; only for <see cref="DeliveryOutcome.Throttled"/>.</summary>
    public DateTimeOffset? RetryAt { get; private init; }

    /// <summary>The cause, for operators. It must hold no address, token or content.</summary>
    public string? Cause { get; private init; }

    /// <summary>The provider took it.</summary>
    public static DeliveryResult Delivered(string? providerReference = null) => new(DeliveryOutcome.Delivered) { ProviderReference = providerReference };

    /// <summary>It may work later.</summary>
    public static DeliveryResult Transient(string cause) => new(DeliveryOutcome.Transient) { Cause = cause };

    /// <summary>Not before <paramref name="retryAt"/>.</summary>
    public static DeliveryResult ThrottledUntil(DateTimeOffset retryAt) => new(DeliveryOutcome.Throttled) { RetryAt = retryAt };

    /// <summary>It will never work.</summary>
    public static DeliveryResult Permanent(string cause) => new(DeliveryOutcome.Permanent) { Cause = cause };

    /// <summary>The address does not exist any more.</summary>
    public static DeliveryResult AddressExpired(string cause) => new(DeliveryOutcome.AddressExpired) { Cause = cause };
}
