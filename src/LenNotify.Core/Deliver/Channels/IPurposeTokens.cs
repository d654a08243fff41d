namespace LenNotify;

/// <summary>
/// Tokens that people and providers carry back to us in a link. A token is encrypted and authenticated, holds for one purpose
/// only, opens no session, and shows nothing of what is in it.
/// </summary>
public interface IPurposeTokens
{
    /// <summary>A token that fits into a URL.</summary>
    /// <param name="purpose">What it is for, up to 32 characters: <c>email unsubscribe</c>.</param>
    /// <param name="payload">What is to come back, up to 4,096 characters.</param>
    string Make(string purpose, string payload);

    /// <summary>What the token holds; null when it was altered, made for another purpose, or is none at all.</summary>
    string? Read(string purpose, string token);
}
