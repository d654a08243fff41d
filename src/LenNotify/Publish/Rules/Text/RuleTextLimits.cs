namespace LenNotify;

/// <summary>How large a rule document may be, whatever it is written in.</summary>
internal static class RuleTextLimits
{
    internal const int MostBytes = 1024 * 1024;
    internal const int MostDepth = 32;
    internal const int MostNodes = 10_000;

    /// <summary>What is wrong at a place of the text.</summary>
    internal static InvalidInputException Refused(int line, int column, string problem, string limit) =>
        new("rule document", [At("rules", line, column, problem, limit)]);

    internal static Problem At(string field, int line, int column, string problem, string limit) =>
        new(field, FormattableString.Invariant($"line {line}, column {column}: {problem}"), limit);

    /// <summary>Before anything is read of it.</summary>
    internal static void CheckSize(long bytes)
    {
        if (bytes > MostBytes)
        {
            throw Refused(1, 1, FormattableString.Invariant($"has {bytes:N0} bytes."), FormattableString.Invariant($"{MostBytes:N0} bytes"));
        }
    }

    internal static void CheckNodes(int nodes, int line, int column)
    {
        if (nodes > MostNodes)
        {
            throw Refused(line, column, "is one value too many.", FormattableString.Invariant($"{MostNodes:N0} values in a document"));
        }
    }

    internal static void CheckDepth(int depth, int line, int column)
    {
        if (depth > MostDepth)
        {
            throw Refused(line, column, "is nested too deeply.", FormattableString.Invariant($"{MostDepth} levels"));
        }
    }
}
