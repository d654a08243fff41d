using System.Text.Json;
using LenNotify.Testing;
using YamlDotNet.RepresentationModel;

namespace LenNotify.Packages.Tests;

/// <summary>What a document shows, a reader can copy.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Pages => DocumentPages.WithBlocks;

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_code_compiles(string page)
    {
        CodeBlock[] blocks = [.. CodeBlock.Of(page).Where(block => block.Language == "csharp" && DocumentPages.Compiles(page))];

        Rule.Holds("A block that does not compile:", blocks.SelectMany((block, number) => Example.Problems(block, blocks[..number])));
    }

    [Fact]
    public void Code_that_does_not_compile_is_told_with_its_file_and_line()
    {
        var block = new CodeBlock("docs/made-up.md", 40, "csharp", "services.AddNotifications()\n    .AddPigeons();", Continues: false);

        Example.Problems(block, []).Should().ContainSingle().Which.Should().StartWith("docs/made-up.md(41): CS1061:");
    }

    [Fact]
    public void Every_block_of_JSON_can_be_read_and_every_template_is_one() => Rule.Holds(
        "A block that cannot be read:",
        DocumentPages.Blocks("json").SelectMany(block => Problems(block, ReadJson)));

    [Fact]
    public void Every_block_of_YAML_can_be_read_and_rules_start_a_host() => Rule.Holds(
        "A block that cannot be read:",
        DocumentPages.Blocks("yaml").SelectMany(block => Problems(block, ReadYaml)));

    [Fact]
    public void Every_block_says_what_it_is_written_in() => Rule.Holds(
        "A block without a language is not looked at by any test (text, if it is none):",
        from page in DocumentPages.All
        from block in CodeBlock.Of(page)
        where block.Language is not ("csharp" or "json" or "yaml" or "sh" or "sql" or "js" or "html" or "text" or "promql" or "xml" or "ts" or "tsx" or "vue" or "razor")
        select $"{page}({block.Line - 1}): '{block.Language}'");

    private static IEnumerable<string> Problems(CodeBlock block, Action<string> read)
    {
        string? problem = null;
        try
        {
            read(block.Text);
        }
        catch (Exception error) when (error is JsonException or YamlDotNet.Core.YamlException or InvalidInputException or ArgumentException or FormatException)
        {
            problem = $"{block.Page}({block.Line}): {error.Message}";
        }

        return problem is null ? [] : [problem];
    }

    private static void ReadJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("wordings", out _))
        {
            Template.Parse(text);
        }
    }

    private static void ReadYaml(string text)
    {
        new YamlStream().Load(new StringReader(text));
        if (!text.StartsWith("rules:", StringComparison.Ordinal))
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "rules.yaml");
        File.WriteAllText(file, text);
        using var host = NotificationsTestHost.Start(n => n.AddYamlRules(file));
    }
}
