namespace LenNotify;

/// <summary>
/// A publication was not taken in time: too many are waiting, and nothing of it is stored, or the store did not answer or
/// cannot be reached, and nobody knows. The message says which. Publish again later; with a dedupe key that is safe in both cases.
/// </summary>
public sealed class PublishRefusedException : InvalidOperationException
{
    internal PublishRefusedException(string message)
        : base(message)
    {
    }

    private PublishRefusedException(string message, Exception cause)
        : base(message, cause)
    {
    }

    internal static PublishRefusedException Unreachable(Exception cause) => new(
        "The store cannot be reached, or was lost on the way. Whether it has the publication is not known: publish again with the same dedupe key.", cause);

    internal static PublishRefusedException NoAnswer(TimeSpan waited) => new(
        $"The store did not answer for {waited}. Whether it has the publication is not known: publish again with the same dedupe key.");
}
