using System.Text;
using static System.FormattableString;

namespace LenNotify;

/// <summary>
/// Text as bytes, one to one: half a surrogate pair is refused instead of replaced, so that no two texts share bytes. Problems
/// name the field and never the text.
/// </summary>
internal static class WholeText
{
    private const int MaxUserId = 256;
    private const int MaxChannel = 32;

    // A push subscription with its keys is the longest address there is.
    private const int MaxAddress = 4_096;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static byte[] UserId(string? text) => Bytes("user_id", text, MaxUserId);

    internal static byte[] Channel(string? text) => Bytes("channel", text, MaxChannel);

    internal static byte[] Address(string? text) => Bytes("address", text, MaxAddress);

    private static byte[] Bytes(string field, string? text, int most)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw Refused(field, "is empty.", Invariant($"1-{most:N0} characters"));
        }

        if (text.Length > most)
        {
            throw Refused(field, Invariant($"has {text.Length:N0} characters."), Invariant($"1-{most:N0} characters"));
        }

        try
        {
            return Strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw Refused(field, "has half a surrogate pair.", "whole Unicode");
        }
    }

    private static InvalidInputException Refused(string field, string message, string limit) =>
        new("contact", [new(field, message, limit)]);
}
