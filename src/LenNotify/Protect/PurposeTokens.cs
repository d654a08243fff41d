using System.Buffers.Text;

namespace LenNotify;

/// <summary>Tokens under the keys that protect addresses. What protects an address binds it to a person and a channel; here that is us, and the purpose.</summary>
internal sealed class PurposeTokens(IContactProtector protector) : IPurposeTokens
{
    private const string Owner = "lennotify:token";
    private const int Longest = 8_192;

    public string Make(string purpose, string payload) => Base64Url.EncodeToString(protector.Protect(Owner, Bound(purpose), payload));

    public string? Read(string purpose, string token)
    {
        if (token is not { Length: > 0 and <= Longest } || !Base64Url.IsValid(token))
        {
            return null;
        }

        try
        {
            return protector.Unprotect(Owner, Bound(purpose), Base64Url.DecodeFromChars(token));
        }
        catch (ContactProtectionException)
        {
            return null;
        }
    }

    // No channel can be called so: an address out of the store is never a token.
    private static string Bound(string purpose) => purpose.Contains(' ', StringComparison.Ordinal) && purpose.Length <= 32
        ? purpose
        : throw new ArgumentException("A purpose has a space in it, which no channel has, and at most 32 characters.", nameof(purpose));
}
