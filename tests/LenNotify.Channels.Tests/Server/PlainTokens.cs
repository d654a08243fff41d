using System.Buffers.Text;
using System.Text;

namespace LenNotify.Channels.Tests;

/// <summary>Tokens that a test can read; bound to their purpose as the real ones are, and found wherever they are written.</summary>
internal sealed class PlainTokens : IPurposeTokens
{
    public string Make(string purpose, string payload) => Canary.Secret + Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{purpose}|{payload}"));

    public string? Read(string purpose, string token) =>
        token.StartsWith(Canary.Secret, StringComparison.Ordinal) && Text(token.AsSpan(Canary.Secret.Length)) is { } text && text.StartsWith($"{purpose}|", StringComparison.Ordinal)
            ? text[(purpose.Length + 1)..]
            : null;

    private static string? Text(ReadOnlySpan<char> encoded) => Base64Url.IsValid(encoded) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(encoded)) : null;
}
