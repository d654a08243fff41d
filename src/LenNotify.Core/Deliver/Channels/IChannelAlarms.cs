namespace LenNotify;

/// <summary>
/// For trouble that no retry mends and that is nobody's address: refused credentials, a sender that is not allowed. It is
/// logged as an error now and then, and degrades health until the channel says that it is over.
/// </summary>
public interface IChannelAlarms
{
    /// <summary>Something is wrong with how the channel is set up.</summary>
    /// <param name="channel">Which.</param>
    /// <param name="sentence">What, and what mends it. Without address, token or content.</param>
    void Raise(string channel, string sentence);

    /// <summary>The channel works. Costs next to nothing when there is no alarm.</summary>
    void Clear(string channel);
}
