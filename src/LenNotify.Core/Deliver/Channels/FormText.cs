using System.Text;

namespace LenNotify;

/// <summary>Reads <c>a=1&amp;b=two+words</c>.</summary>
internal static class FormText
{
    private const int MostFields = 1_000;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static IReadOnlyList<KeyValuePair<string, string>>? Read(ReadOnlySpan<byte> bytes)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        var fields = new List<KeyValuePair<string, string>>();
        foreach (var range in text.AsSpan().Split('&'))
        {
            var field = text.AsSpan()[range];
            if (field.IsEmpty)
            {
                continue;
            }

            if (fields.Count == MostFields)
            {
                return null;
            }

            var equals = field.IndexOf('=');
            fields.Add(equals < 0 ? new(Decoded(field), "") : new(Decoded(field[..equals]), Decoded(field[(equals + 1)..])));
        }

        return fields;
    }

    private static string Decoded(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
}
