namespace LenNotify;

/// <summary>A person asked for more tests than are allowed. Nothing was sent.</summary>
public sealed class TestRefusedException : InvalidOperationException
{
    internal TestRefusedException(int most, TimeSpan per, DateTimeOffset retryAt)
        : base(FormattableString.Invariant($"{most} tests in {per} are as many as a person may send. The next may be sent at {retryAt:O}.")) => RetryAt = retryAt;

    /// <summary>When the next may be sent.</summary>
    public DateTimeOffset RetryAt { get; }
}
