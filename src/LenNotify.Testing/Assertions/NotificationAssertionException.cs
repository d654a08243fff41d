namespace LenNotify.Testing;

/// <summary>
/// What a test expected did not happen. The message tells what did, and why. Every test framework counts an exception as a
/// failure, so it needs no particular one.
/// </summary>
public sealed class NotificationAssertionException : Exception
{
    /// <summary>Without a story.</summary>
    public NotificationAssertionException()
        : this("What was expected did not happen.")
    {
    }

    /// <summary>With the story.</summary>
    public NotificationAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>With the story, and what caused it.</summary>
    public NotificationAssertionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
