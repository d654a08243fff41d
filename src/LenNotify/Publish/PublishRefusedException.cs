namespace LenNotify;

/// <summary>A publication was not taken in time, and nothing of it is stored: publish again later.</summary>
public sealed class PublishRefusedException : InvalidOperationException
{
    internal PublishRefusedException(string message)
        : base(message)
    {
    }
}
