using System.Text;

namespace LenNotify;

/// <summary>Text from outside, so that Slack shows it and does nothing with it.</summary>
internal static class SlackText
{
    /// <summary>Cut to so many characters as Slack counts them, with the three that mean something to Slack escaped.</summary>
    internal static string Of(string text, int most)
    {
        var escaped = new StringBuilder(Math.Min(text.Length, most) + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            var (length, next) = rune.Value switch
            {
                '&' => (5, "&amp;"),
                '<' => (4, "&lt;"),
                '>' => (4, "&gt;"),
                _ => (rune.Utf16SequenceLength, null),
            };
            if (escaped.Length + length > most - 1)
            {
                return escaped.Append('…').ToString();
            }

            // No control character but a new line, and none that turns the line around.
            _ = next is not null ? escaped.Append(next) : IsPlain(rune) ? escaped.Append(rune.ToString()) : escaped.Append(' ');
        }

        return escaped.ToString();
    }

    private static bool IsPlain(Rune rune) => rune.Value == '\n' || Rune.GetUnicodeCategory(rune)
        is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator);
}
