using System.Globalization;
using System.Text;

namespace LenNotify;

/// <summary>Text from outside, as it may stand in a mail.</summary>
internal static class PlainMail
{
    /// <summary>One line of so many characters.</summary>
    internal static string Line(string text, int most)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > most)
            {
                return line.Append('…').ToString();
            }

            line.Append(IsPlain(rune) ? rune.ToString() : " ");
        }

        return line.ToString().Trim();
    }

    /// <summary>Lines that end in CRLF, without any other control character.</summary>
    internal static string Text(string text)
    {
        var lines = new StringBuilder(text.Length + 64);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            lines.Append(rune.Value == '\n' ? "\r\n" : rune.Value == '\t' || IsPlain(rune) ? rune.ToString() : " ");
        }

        return lines.ToString();
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
