namespace LenNotify;

/// <summary>A code was not sent.</summary>
internal sealed class VerificationRefusedException(string message, DateTimeOffset? retryAt) : InvalidOperationException(message)
{
    /// <summary>When to ask again; null when the provider did not take it, and may at any time.</summary>
    internal DateTimeOffset? RetryAt => retryAt;
}
