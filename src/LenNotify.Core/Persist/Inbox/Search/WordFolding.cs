using System.Text;

namespace LenNotify.Storage;

/// <summary>Makes texts equal that differ only in case, accents or the width of their letters.</summary>
internal static class WordFolding
{
    // The accents of Latin, Greek and Cyrillic letters.
    private const char FirstAccent = '\u0300';
    private const char LastAccent = '\u036F';

    /// <summary>The text to cut.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var plain = new StringBuilder(text.Length);
        foreach (var letter in Whole(text).Normalize(NormalizationForm.FormKD))
        {
            if (letter is < FirstAccent or > LastAccent)
            {
                plain.Append(letter);
            }
        }

        // By way of upper case: a letter that has two small forms, such as the Greek sigma, is one.
        return plain.ToString().Normalize(NormalizationForm.FormC).ToUpperInvariant().ToLowerInvariant();
    }

    // Half of a surrogate pair is no letter, and cannot be normalised.
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune);
        }

        return whole.ToString();
    }
}
