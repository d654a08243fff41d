using System.Text.Json;
using System.Text.RegularExpressions;

namespace LenNotify.Packages.Tests;

/// <summary>Lists in documents hold what the code has: no less, and no more.</summary>
public sealed partial class DocumentedNamesTests
{
    [Fact]
    public void Every_metric_has_its_line_and_its_name_in_Prometheus()
    {
        var made = Sources("src/LenNotify/").SelectMany(text => Instrument().Matches(text)).Select(match => (Name: match.Groups[2].Value, Kind: match.Groups[1].Value, Unit: match.Groups[3].Value)).ToList();
        var shown = Rows("docs/telemetry.md").Where(cells => cells.Length > 3 && cells[2].StartsWith('`') && cells[2].Contains('_', StringComparison.Ordinal)).ToList();

        shown.Select(cells => Bare(cells[0])).Should().BeEquivalentTo(made.Select(one => one.Name));
        shown.Select(cells => Bare(cells[2])).Should().BeEquivalentTo(made.Select(one =>
            one.Name.Replace('.', '_') + (one.Unit.StartsWith("s\"", StringComparison.Ordinal) ? "_seconds" : "") + (one.Kind == "Counter" ? "_total" : "")));
    }

    [Fact]
    public void Every_alert_asks_for_a_metric_that_there_is()
    {
        string[] known = [.. Rows("docs/telemetry.md").Where(cells => cells.Length > 3).Select(cells => Bare(cells[2]))];
        var asked = DocumentPages.Blocks("yaml").SelectMany(block => Expression().Matches(block.Text).SelectMany(expression => Metric().Matches(expression.Value)).Select(metric => metric.Value)).ToList();

        asked.Should().NotBeEmpty();
        Rule.Holds("An alert on what nothing measures:", asked.Distinct().Where(name => !known.Contains(name.Replace("_bucket", "", StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_reason_is_explained() =>
        Rows("docs/concepts.md").Where(cells => Code().IsMatch(cells[0])).Select(cells => Bare(cells[0])).Should()
            .BeEquivalentTo(Enum.GetNames<Reason>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));

    [Fact]
    public void Every_endpoint_has_its_line()
    {
        string rest = File.ReadAllText(Repository.PathOf("docs/rest.md"));
        using var api = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs/openapi.json")));

        Rule.Holds(
            "docs/rest.md lacks:",
            api.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name)
                .Where(path => !rest.Contains($"/{path.Split('/').Last(part => part.Length > 0 && part[0] != '{')}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_problem_has_its_line()
    {
        var codes = Sources("src/LenNotify.AspNetCore/Problems/").SelectMany(text => Constant().Matches(text)).Select(match => match.Groups[1].Value).ToList();
        string rest = File.ReadAllText(Repository.PathOf("docs/rest.md"));

        codes.Should().NotBeEmpty();
        Rule.Holds("docs/rest.md lacks the code:", codes.Where(code => !rest.Contains($"`{code}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_figure_beside_the_name_of_a_benchmark_is_the_one_that_was_measured()
    {
        var measured = Rows("benchmarks/RESULTS.md").ToLookup(cells => cells[0], cells => string.Join(" | ", cells));
        var told = (from page in new[] { "README.md", "docs/performance.md" }
                    from cells in Rows(page)
                    where measured.Contains(cells[0])
                    from figure in Figure().Matches(string.Join(" | ", cells))
                    select (page, Name: cells[0], Figure: figure.Value)).ToList();

        told.Count.Should().BeGreaterThan(20);
        Rule.Holds(
            "benchmarks/RESULTS.md says something else (whoever commits new results brings these lines along):",
            from one in told
            where !measured[one.Name].Any(row => row.Contains(one.Figure, StringComparison.Ordinal))
            select $"{one.page}: {one.Name}: {one.Figure}");
    }

    private static IEnumerable<string> Sources(string folder) =>
        Repository.Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)).Select(file => File.ReadAllText(Repository.PathOf(file)));

    private static IEnumerable<string[]> Rows(string page) =>
        from line in Repository.LinesOf(page)
        where line.StartsWith("| ", StringComparison.Ordinal)
        select line.Trim('|', ' ', '\r').Split(" | ");

    private static string Bare(string cell) => cell.Trim('`', ' ');

    [GeneratedRegex("""Create(?:Observable)?(Counter|Histogram|UpDownCounter|Gauge)(?:<\w+>)?\("([\w.]+)",(?: \(\) => .*?, | )"([^,]*)""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"expr: .*")]
    private static partial Regex Expression();

    [GeneratedRegex(@"\b[a-z]+(?:_[a-z]+)*_(?:seconds|total|bucket|open|depth|paused)(?:_bucket)?\b")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\A`[a-z]+(_[a-z]+)*`\z")]
    private static partial Regex Code();

    [GeneratedRegex("""const string \w+ = "([a-z_]+)";""")]
    private static partial Regex Constant();

    [GeneratedRegex(@"\d[\d,.]*(?:x|/s| us\b| ns\b)")]
    private static partial Regex Figure();
}
