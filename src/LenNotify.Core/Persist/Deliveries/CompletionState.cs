namespace LenNotify.Storage;

/// <summary>What becomes of a delivery after a claim.</summary>
public enum CompletionState
{
    /// <summary>The provider took it.</summary>
    Delivered,

    /// <summary>It failed and is tried again.</summary>
    RetryAt,

    /// <summary>The provider named a time; the attempt does not count, its caps stay taken.</summary>
    Deferred,

    /// <summary>It was never started: the attempt does not count, and the undo gives back what the claim took.</summary>
    Released,

    /// <summary>It failed for good: a dead letter.</summary>
    Dead,
}
