using System.Globalization;
using System.Text;

namespace LenNotify;

/// <summary>
/// The topics that say whose inboxes changed: <c>inboxes:</c> and, for each person, sixteen hexadecimal digits, a dot, the sequence, a
/// dot and the version, with commas between them.
/// </summary>
internal static class InboxTopics
{
    /// <summary>Whose they are is not said.</summary>
    internal const string Nameless = "inboxes";

    // What a store carries in one piece: PostgreSQL less than 8,000 bytes, together with others.
    private const int MostCharacters = 7_000;
    private const int PersonDigits = 16;
    private const string Begin = Nameless + ":";

    /// <summary>As few topics as carry it.</summary>
    internal static IEnumerable<string> Write(IReadOnlyCollection<InboxNews> news)
    {
        var text = new StringBuilder(Begin);
        foreach (var (person, sequence, version) in news)
        {
            var one = string.Create(CultureInfo.InvariantCulture, $"{person:x16}.{sequence}.{version}");
            if (text.Length + 1 + one.Length > MostCharacters)
            {
                yield return text.ToString();
                text.Clear().Append(Begin);
            }

            text.Append(text.Length == Begin.Length ? "" : ",").Append(one);
        }

        if (text.Length > Begin.Length)
        {
            yield return text.ToString();
        }
    }

    /// <summary>
    /// Whether a topic is about inboxes. It says whose, or nothing of that (<paramref name="news"/> is null): also where it cannot be
    /// read, as of a node with a later version of this.
    /// </summary>
    internal static bool TryRead(string topic, out IReadOnlyList<InboxNews>? news)
    {
        news = topic.StartsWith(Begin, StringComparison.Ordinal) ? Read(topic.AsSpan(Begin.Length)) : null;
        return news is not null || topic == Nameless || topic.StartsWith(Begin, StringComparison.Ordinal);
    }

    private static List<InboxNews>? Read(ReadOnlySpan<char> text)
    {
        var news = new List<InboxNews>();
        foreach (var range in text.Split(','))
        {
            if (!TryReadOne(text[range], out var one))
            {
                return null;
            }

            news.Add(one);
        }

        return news;
    }

    private static bool TryReadOne(ReadOnlySpan<char> text, out InboxNews one)
    {
        one = default;
        if (text.Length <= PersonDigits || text[PersonDigits] != '.')
        {
            return false;
        }

        var numbers = text[(PersonDigits + 1)..];
        var dot = numbers.IndexOf('.');
        var read = ulong.TryParse(text[..PersonDigits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var person)
            & long.TryParse(numbers[..Math.Max(dot, 0)], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            & long.TryParse(numbers[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        one = new InboxNews(person, sequence, version);
        return read;
    }
}
