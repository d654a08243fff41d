namespace LenNotify.Packages.Tests;

/// <summary>A fenced block of a document: where it begins, what it is written in, and what it says.</summary>
/// <param name="Page">The document, relative to the root.</param>
/// <param name="Line">The number of its first line of text, from 1.</param>
/// <param name="Language">What stands behind the opening fence; empty when nothing does.</param>
/// <param name="Text">The text between the fences.</param>
/// <param name="Continues">Whether the document says that it goes on where the block before it ended.</param>
internal sealed record CodeBlock(string Page, int Line, string Language, string Text, bool Continues)
{
    private const string Mark = "<!-- continues -->";

    /// <summary>All fenced blocks of a document, in order.</summary>
    public static IReadOnlyList<CodeBlock> Of(string page)
    {
        string[] lines = Repository.LinesOf(page);
        List<CodeBlock> blocks = [];
        for (int line = 0; line < lines.Length; line++)
        {
            string fence = lines[line].TrimStart();
            if (!fence.StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            // A block within a list is as far from the margin as its fence.
            int margin = lines[line].Length - fence.Length;
            int end = Array.FindIndex(lines, line + 1, text => text.Trim() == "```");
            Assert.True(end > 0, $"{page}({line + 1}): this block has no end");
            bool continues = lines[..line].LastOrDefault(text => text.Trim().Length > 0)?.Trim() == Mark;
            var text = lines[(line + 1)..end].Select(one => one.Length > margin ? one[margin..] : "");
            blocks.Add(new CodeBlock(page, line + 2, fence[3..].Trim(), string.Join('\n', text), continues));
            line = end;
        }

        return blocks;
    }
}
