namespace LenNotify;

/// <summary>A URL from outside leads where nobody from outside may lead us. Nothing was sent. The message does not show the URL.</summary>
public sealed class BlockedAddressException : HttpRequestException
{
    /// <summary>Refuses a URL.</summary>
    /// <param name="why">What is wrong with it.</param>
    public BlockedAddressException(string why)
        : base($"The address was refused before anything was sent: {why}")
    {
    }
}
