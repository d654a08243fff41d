namespace LenNotify;

/// <summary>
/// The credentials of channels. A channel asks at every send and keeps none: a token that is rotated in the middle of a blast
/// is simply the next answer.
/// </summary>
public interface IChannelSecrets
{
    /// <summary>The secret as it is now.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message names it and says where to put it.</exception>
    ValueTask<string> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// The provider refused this value: asks anew, past any cache. Null when there is no other value, so that trying again at
    /// once would be of no use.
    /// </summary>
    ValueTask<string?> RenewAsync(string name, string refused, CancellationToken cancellationToken);
}
