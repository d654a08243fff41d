using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace TradingDesk.Tests;

public sealed partial class PageTests
{
    [Fact]
    public async Task Every_page_is_served_with_a_policy_that_lets_nothing_in_but_files_of_this_site()
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        using var nobody = await desk.ClientAsync(null);

        foreach (var page in Pages())
        {
            var answer = await nobody.GetAsync("/" + Path.GetFileName(page));
            answer.IsSuccessStatusCode.Should().BeTrue(page);
            answer.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'").And.NotContain("unsafe");
            answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        }
    }

    [Fact]
    public async Task Whatever_a_page_links_is_there()
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        using var nobody = await desk.ClientAsync(null);

        foreach (var link in Pages().SelectMany(page => Link().Matches(File.ReadAllText(page))).Select(match => match.Groups[1].Value).Distinct())
        {
            (await nobody.GetAsync(link)).IsSuccessStatusCode.Should().BeTrue(link);
        }
    }

    [Fact]
    public void No_page_has_a_script_or_style_of_its_own()
    {
        foreach (var page in Pages().Select(File.ReadAllText))
        {
            page.Should().NotContain("<style").And.NotContain(" style=").And.NotMatchRegex("<script(?![^>]* src=)").And.NotMatchRegex("\\son[a-z]+=");
        }
    }

    private static string[] Pages([CallerFilePath] string here = "") =>
        Directory.GetFiles(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "samples", "TradingDesk", "wwwroot"), "*.html");

    [GeneratedRegex("(?:href|src)=\"([^\"#]+)\"")]
    private static partial Regex Link();
}
