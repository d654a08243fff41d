using System.Text;

namespace LenNotify;

/// <summary>Reads what is between two braces: words, quoted texts, bars.</summary>
internal static class PipeReader
{
    private const int MostArguments = 12;

    /// <summary>The pipes up to the closing braces, which it passes; null when it is none that can be read.</summary>
    internal static List<Pipe>? Read(string text, ref int at)
    {
        var pipes = new List<Pipe>();
        while (true)
        {
            Skip(text, ref at);
            if (Word(text, ref at) is not { Length: > 0 } name)
            {
                return null;
            }

            if (Arguments(text, ref at) is not { } arguments)
            {
                return null;
            }

            pipes.Add(new Pipe(name, arguments));
            if (string.CompareOrdinal(text, at, "}}", 0, 2) == 0)
            {
                at += 2;
                return pipes;
            }

            // Arguments end at a bar or at the braces.
            at++;
        }
    }

    private static List<PipeArgument>? Arguments(string text, ref int at)
    {
        var arguments = new List<PipeArgument>();
        for (Skip(text, ref at); at < text.Length && arguments.Count <= MostArguments; Skip(text, ref at))
        {
            if (text[at] == '|' || string.CompareOrdinal(text, at, "}}", 0, 2) == 0)
            {
                return arguments;
            }

            if (Argument(text, ref at) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }

        return null;
    }

    private static PipeArgument? Argument(string text, ref int at)
    {
        if (text[at] is '"' or '\'')
        {
            return Quoted(text, ref at) is { } alone ? new PipeArgument(null, alone) : null;
        }

        if (Word(text, ref at) is not { Length: > 0 } word)
        {
            return null;
        }

        if (at >= text.Length || text[at] != '=')
        {
            return new PipeArgument(null, word);
        }

        at++;
        return at < text.Length && text[at] is ('"' or '\'') && Quoted(text, ref at) is { } value ? new PipeArgument(word, value) : null;
    }

    private static string? Quoted(string text, ref int at)
    {
        var quote = text[at];
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == quote)
            {
                at++;
                return value.ToString();
            }

            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
            value.Append(text[at]);
        }

        return null;
    }

    private static string Word(string text, ref int at)
    {
        var began = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.' or '-'))
        {
            at++;
        }

        return text[began..at];
    }

    private static void Skip(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
