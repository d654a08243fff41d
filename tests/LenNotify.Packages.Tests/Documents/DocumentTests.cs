using System.Text.RegularExpressions;

namespace LenNotify.Packages.Tests;

/// <summary>What a document points to is there.</summary>
public sealed partial class DocumentTests
{
    private static readonly Lazy<string> TestSources = new(() => string.Join('\n',
        Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && file.Split('/')[0] is "tests" or "src").Select(file => File.ReadAllText(Repository.PathOf(file)))));

    [Fact]
    public void Every_link_leads_somewhere() => Rule.Holds(
        "A link that leads nowhere:",
        from page in DocumentPages.All
        from line in DocumentText.Prose(page)
        from link in Link().Matches(InlineCode().Replace(line.Text, ""))
        let target = link.Groups[1].Value
        where !target.Contains(':', StringComparison.Ordinal) && !Leads(page, target)
        select $"{page}({line.Number}): {target}");

    [Fact]
    public void Every_command_names_what_is_there() => Rule.Holds(
        "A command that cannot be run:",
        from page in DocumentPages.All
        from line in DocumentText.Lines(page)
        from command in Command().Matches(line.Text)
        from problem in Missing(command)
        select $"{page}({line.Number}): {problem}");

    [Fact]
    public void Every_test_that_is_named_is_there() => Rule.Holds(
        "A test that nobody wrote:",
        from page in DocumentPages.All
        where DocumentPages.Compiles(page)
        from line in DocumentText.Prose(page)
        from name in TestName().Matches(line.Text)
        where !Classes.Contains(name.Groups[1].Value)
        select $"{page}({line.Number}): {name.Groups[1].Value}");

    [Fact]
    public void Every_event_of_the_log_that_is_named_is_logged() => Rule.Holds(
        "An event that is never logged:",
        from page in DocumentPages.All
        from line in DocumentText.Prose(page)
        from mention in LogEvents().Matches(line.Text)
        from id in Number().Matches(mention.Value).Select(number => number.Value)
        where !TestSources.Value.Contains($"LoggerMessage({id},", StringComparison.Ordinal)
        select $"{page}({line.Number}): {id}");

    [Fact]
    public void The_map_names_every_document() => Rule.Holds(
        "docs/README.md is the map of all documents, and lacks:",
        DocumentPages.All.Where(page => page.StartsWith("docs/", StringComparison.Ordinal) && !page.StartsWith("docs/decisions/", StringComparison.Ordinal))
            .Where(page => page != "docs/README.md" && DocumentPages.Compiles(page))
            .Where(page => !File.ReadAllText(Repository.PathOf("docs/README.md")).Contains($"]({page["docs/".Length..]}", StringComparison.Ordinal)));

    private static HashSet<string> Classes { get; } = [.. ClassName().Matches(TestSources.Value).Select(match => match.Groups[1].Value)];

    private static bool Leads(string page, string target)
    {
        string[] parts = target.Split('#');
        string file = parts[0].Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, parts[0])).Replace('\\', '/');
        bool there = Repository.Files.Contains(file) || Directory.Exists(Repository.PathOf(file));
        return there && (parts.Length == 1 || DocumentText.Anchors(file).Contains(parts[1]));
    }

    private static IEnumerable<string> Missing(Match command)
    {
        string path = command.Groups["path"].Value;
        if (!Path.Exists(Repository.PathOf(path)))
        {
            yield return $"there is no {path}";
            yield break;
        }

        string sources = string.Join('\n', Repository.Files.Where(file => file.StartsWith(path, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => File.ReadAllText(Repository.PathOf(file))));
        foreach (var option in Option().Matches(command.Groups["options"].Value).Select(match => match.Value))
        {
            if (!sources.Contains($"\"{option}", StringComparison.Ordinal) && option != "--filter")
            {
                yield return $"{path} knows no {option}";
            }
        }

        // A project may compile tests that lie in another folder.
        foreach (string name in command.Groups["filter"].Value.Trim('"').Split('|', '\\').Where(name => name.Length > 0))
        {
            if (!TestSources.Value.Contains(name, StringComparison.Ordinal))
            {
                yield return $"no test is called {name}";
            }
        }
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex("""(?:dotnet (?:run|test)[^`\n]*?|bash |--project )(?<path>(?:samples|tests|benchmarks|eng)/[\w./-]*\w)(?<rest>[^`\n]*?(?:--filter (?<filter>"[^"]+"|[\w|\\]+))?)(?: -- (?<options>[^`\n#]*))?(?=`|$|\s+#)""")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<=^|\s)--[a-z][a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"`([A-Z]\w+(?:Tests|Journey|Contract))`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\bclass (\w+)")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"(?:\blog |\bevents? |\bids |\blog \()\(?[1-4]\d{3}(?:, [1-4]\d{3})*")]
    private static partial Regex LogEvents();

    [GeneratedRegex(@"[1-4]\d{3}")]
    private static partial Regex Number();
}
