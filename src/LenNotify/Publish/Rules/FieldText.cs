using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace LenNotify;

/// <summary>Texts of an event as characters, without a string where that can be.</summary>
internal static class FieldText
{
    /// <summary>What fits in a buffer of the caller's.</summary>
    internal const int Room = 256;

    /// <summary>The characters of a JSON string.</summary>
    internal static ReadOnlySpan<char> Of(JsonElement text, Span<char> room)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Length <= room.Length && raw.IndexOf((byte)'\\') < 0
            ? room[..Encoding.UTF8.GetChars(raw, room)]
            : text.GetString();
    }

    /// <summary>A scalar as one line that can stand in keys and titles: at most so many characters, nothing that breaks a line. Null for what is no scalar, or empty.</summary>
    internal static string? Line(JsonElement value, int most)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
        return text is null ? null : Cut(text, most, lines: false);
    }

    /// <summary>Text that may be shown: what cannot be is a space, what is too long is cut between two characters.</summary>
    internal static string? Cut(string text, int most, bool lines)
    {
        var cut = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (cut.Length + rune.Utf16SequenceLength > most)
            {
                break;
            }

            var breaks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
            cut.Append(breaks && !(lines && rune.Value == '\n') ? " " : rune.ToString());
        }

        var shown = cut.ToString().Trim();
        return shown.Length == 0 ? null : shown;
    }
}
