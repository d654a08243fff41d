namespace LenNotify;

/// <summary>Where a host keeps its secrets: a vault, a secret manager. What it does not know is taken from the channel's options.</summary>
public interface ISecretProvider
{
    /// <summary>
    /// The secret, or null. Asked at most once a minute for each name, at once when a provider refused the last answer, and for
    /// up to 5 seconds; while it fails, the last answer holds.
    /// </summary>
    /// <param name="name">Such as <c>Twilio:AuthToken</c>; each channel's README lists its own.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    ValueTask<string?> GetSecretAsync(string name, CancellationToken cancellationToken);
}
