using static System.FormattableString;

namespace LenNotify.Storage;

/// <summary>
/// The words of an inbox's search. They are cut here and nowhere else, so that every store finds the same: a store keeps what
/// <see cref="Of"/> gives, and finds an item when each word of <see cref="Asked"/> begins one of them.
/// </summary>
public static class SearchWords
{
    /// <summary>What is searched for has at most this many characters.</summary>
    public const int MostCharacters = 200;

    /// <summary>What is searched for has at most this many different words.</summary>
    public const int MostAsked = 32;

    /// <summary>Of one item, at most this many different words are kept: the first ones.</summary>
    public const int MostKept = 512;

    /// <summary>The different words of title and message. They hold nothing but letters, digits and marks, in lower case.</summary>
    public static IReadOnlyList<string> Of(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var cutter = new WordCutter(MostKept, asked: false);
        cutter.Cut(notification.Title);
        cutter.Cut(notification.Message);
        return cutter.Words;
    }

    /// <summary>
    /// The different words that are searched for. Null when nothing is: white space leaves all items in. Empty when there is no
    /// word in it, as in <c>***</c>: then no item is found.
    /// </summary>
    /// <exception cref="InvalidInputException">It is longer than a search may be.</exception>
    public static IReadOnlyList<string>? Asked(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return Check("text", text) is { } problem ? throw new InvalidInputException("inbox query", [problem]) : Cut(text);
    }

    /// <summary>Whether each of the words that are asked for begins one of those that an item has.</summary>
    public static bool Fit(IReadOnlyList<string> asked, IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(words);
        return asked.Count > 0 && asked.All(one => words.Any(word => word.StartsWith(one, StringComparison.Ordinal)));
    }

    /// <summary>What is wrong with a search, under the name that its field has where it was given.</summary>
    internal static Problem? Check(string field, string text) =>
        text.Length > MostCharacters ? new Problem(field, Invariant($"has {text.Length} characters."), Invariant($"{MostCharacters} characters"))
        : Cut(text).Count > MostAsked ? new Problem(field, "has too many different words.", Invariant($"{MostAsked} words"))
        : null;

    private static IReadOnlyList<string> Cut(string text)
    {
        var cutter = new WordCutter(MostAsked + 1, asked: true);
        cutter.Cut(text);
        return cutter.Words;
    }
}
