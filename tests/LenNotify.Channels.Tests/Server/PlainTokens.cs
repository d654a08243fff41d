using System.Buffers.Text;
using System.Text;

namespace LenNotify.Channels.Tests;

/// <summary>Tokens that a test can read; bound to their purpose as the real ones are.</summary>
internal sealed class PlainTokens : IPurposeTokens
{
    public string Make(string purpose, string payload) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{purpose}|{payload}"));

    public string? Read(string purpose, string token) =>
        Base64Url.IsValid(token) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) is var text && text.StartsWith($"{purpose}|", StringComparison.Ordinal)
            ? text[(purpose.Length + 1)..]
            : null;
}
