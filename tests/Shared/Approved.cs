using System.Runtime.CompilerServices;

namespace LenNotify.Tests.Shared;

/// <summary>Compares a text with the approved file that lies beside the test.</summary>
/// <remarks>
/// The files are named as Verify names them: <c>X.verified.txt</c> is in git, <c>X.received.txt</c> appears only on a
/// difference. To approve is to look at the difference and rename the second to the first.
/// </remarks>
internal static class Approved
{
    /// <summary>Fails when <paramref name="actual"/> differs from the approved text in anything but line endings.</summary>
    /// <param name="actual">What the code produced.</param>
    /// <param name="name">File name without <c>.verified.txt</c>, relative to the test's folder; otherwise Class.Method.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <param name="member">Filled in by the compiler.</param>
    public static void Match(
        string actual,
        string? name = null,
        [CallerFilePath] string source = "",
        [CallerMemberName] string member = "")
    {
        string folder = Path.GetDirectoryName(source)!;
        string stem = Path.Combine(folder, name ?? $"{Path.GetFileNameWithoutExtension(source)}.{member}");
        Compare(actual, stem + ".verified.txt", stem + ".received.txt");
    }

    /// <summary>The same with a file that others read by a name of its own: <c>X.received.json</c> appears beside <c>X.json</c>.</summary>
    /// <param name="actual">What the code produced.</param>
    /// <param name="file">The approved file, relative to the test's folder.</param>
    /// <param name="source">Filled in by the compiler.</param>
    public static void MatchFile(string actual, string file, [CallerFilePath] string source = "")
    {
        string approved = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, file));
        Compare(actual, approved, Path.ChangeExtension(approved, ".received" + Path.GetExtension(approved)));
    }

    private static void Compare(string actual, string verified, string received)
    {
        string got = Normalise(actual);
        string? expected = File.Exists(verified) ? Normalise(File.ReadAllText(verified)) : null;
        if (got == expected)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, got);
        Assert.Fail(Explain(got, expected, verified, received));
    }

    private static string Explain(string got, string? expected, string verified, string received)
    {
        string problem = expected is null
            ? "Nothing has been approved yet."
            : FirstDifference(got.Split('\n'), expected.Split('\n'));
        return $"""
            {Path.GetFileName(verified)}: {problem}
            Compare the two files. If the new text is right, approve it:
              mv '{received}' '{verified}'
            """;
    }

    private static string FirstDifference(string[] got, string[] expected)
    {
        int line = 0;
        while (line < got.Length && line < expected.Length && got[line] == expected[line])
        {
            line++;
        }

        return $"""
            the first difference is in line {line + 1}.
              approved: {At(expected, line)}
              received: {At(got, line)}
            """;
    }

    private static string At(string[] lines, int line) => line < lines.Length ? lines[line] : "(the text ends here)";

    // Git may check files out with other line endings, and editors add a last one: neither is a difference.
    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
