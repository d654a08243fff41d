namespace LenNotify.Storage;

/// <summary>How one claimed delivery ended, or goes on.</summary>
/// <param name="DeliveryId">Which.</param>
/// <param name="State">What becomes of it.</param>
public sealed record Completion(Guid DeliveryId, CompletionState State)
{
    /// <summary>
    /// When to try again, which is its turn as well; for <see cref="CompletionState.RetryAt"/> and
    /// <see cref="CompletionState.Deferred"/>. What is released keeps its instant and its turn.
    /// </summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What the provider knows it by.</summary>
    public string? ProviderReference { get; init; }

    /// <summary>The cause of a failure, without address, token or content.</summary>
    public string? Cause { get; init; }
}
