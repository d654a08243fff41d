using System.Globalization;
using System.Text;

namespace LenNotify.Storage;

/// <summary>
/// Cuts texts into words: runs of letters, digits and their marks. Where a script puts no space between words (Chinese,
/// Japanese, Thai), each character together with the next one counts as a word, so that any part of a text is found.
/// </summary>
internal sealed class WordCutter(int most, bool asked)
{
    // What is longer is found by its beginning.
    private const int Longest = 64;

    // As many as a title and a line have.
    private const int Mostly = 16;

    private readonly HashSet<string> _seen = new(Mostly, StringComparer.Ordinal);
    private readonly List<string> _words = new(Mostly);

    private enum Kind
    {
        Gap,
        Spaced,
        Unspaced,
    }

    /// <summary>The different words so far, in their order.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Adds the words of a text.</summary>
    public void Cut(string text)
    {
        text = WordFolding.Fold(text);
        var (start, kind) = (0, Kind.Gap);
        for (var at = 0; at < text.Length;)
        {
            var rune = Rune.GetRuneAt(text, at);
            if (KindOf(rune, kind) is var next && next != kind)
            {
                Add(text, start, at, kind);
                (start, kind) = (at, next);
            }

            at += rune.Utf16SequenceLength;
        }

        Add(text, start, text.Length, kind);
    }

    private static Kind KindOf(Rune rune, Kind before) => Rune.GetUnicodeCategory(rune) switch
    {
        // A mark belongs to what it stands on.
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => before,
        <= UnicodeCategory.OtherLetter => IsUnspaced(rune.Value) ? Kind.Unspaced : Kind.Spaced,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Spaced,
        _ => Kind.Gap,
    };

    // Thai and Lao, Burmese, Khmer; kana; Chinese characters with their extensions.
    private static bool IsUnspaced(int code) => code
        is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3005 and <= 0x3007) or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private void Add(string text, int start, int end, Kind kind)
    {
        if (kind == Kind.Unspaced)
        {
            AddPairs(text, start, end);
        }
        else if (kind == Kind.Spaced)
        {
            Add(text[start..Ending(text, start, end)]);
        }
    }

    // The last character of a text is a word alone: who asks for it asks for whatever begins with it. Who asks for more has it in a pair.
    private void AddPairs(string text, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var next = at + Rune.GetRuneAt(text, at).Utf16SequenceLength;
            if (next < end)
            {
                Add(text[at..(next + Rune.GetRuneAt(text, next).Utf16SequenceLength)]);
            }
            else if (!asked || at == start)
            {
                Add(text[at..end]);
            }

            at = next;
        }
    }

    private void Add(string word)
    {
        if (_words.Count < most && _seen.Add(word))
        {
            _words.Add(word);
        }
    }

    private static int Ending(string text, int start, int end) =>
        end - start <= Longest ? end : start + Longest - (char.IsHighSurrogate(text[start + Longest - 1]) ? 1 : 0);
}
