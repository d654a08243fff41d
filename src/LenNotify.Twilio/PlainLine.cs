using System.Text;

namespace LenNotify;

/// <summary>Text from outside without what a phone, or XML, cannot take: control characters but a new line, and halves of characters.</summary>
internal static class PlainLine
{
    internal static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(rune.Value == '\n' || IsPlain(rune) ? rune.ToString() : " ");
        }

        return plain.ToString().Trim(' ');
    }

    private static bool IsPlain(Rune rune) => rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE && Rune.GetUnicodeCategory(rune)
        is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator);
}
