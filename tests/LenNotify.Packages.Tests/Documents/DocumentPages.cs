namespace LenNotify.Packages.Tests;

/// <summary>What people read: the front page, the documents, the page of each package and sample.</summary>
internal static class DocumentPages
{
    // Its driver's packages cannot be had everywhere, so its project stands outside the solution and its examples are not compiled here.
    private const string OutsideTheSolution = "mongo";

    public static IReadOnlyList<string> All { get; } =
    [
        .. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal) && IsPage(file.Split('/'))).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> WithBlocks => [.. All.Where(page => CodeBlock.Of(page).Count > 0)];

    /// <summary>All fenced blocks in one of these languages, of every page or of one.</summary>
    public static IEnumerable<CodeBlock> Blocks(params string[] languages) =>
        from page in All
        from block in CodeBlock.Of(page)
        where languages.Contains(block.Language)
        select block;

    public static bool Compiles(string page) => !page.Contains(OutsideTheSolution, StringComparison.OrdinalIgnoreCase);

    private static bool IsPage(string[] parts) => parts switch
    {
        [_] => true,
        ["docs", ..] => true,
        ["src" or "samples", _, "README.md"] => true,
        _ => false,
    };
}
