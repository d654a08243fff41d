using System.Net;

namespace LenNotify.Web.Tests;

public sealed class PageTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/alerts")]
    [InlineData("/preferences")]
    [InlineData("/operator")]
    public async Task A_page_runs_nothing_but_files_of_its_site(string path)
    {
        await using var host = await WebHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        using var answer = await client.GetAsync(new Uri(WebHost.Pages + path, UriKind.Relative));

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().StartWith("default-src 'none'; script-src 'self'; style-src 'self';").And.NotContain("unsafe").And.Contain("frame-ancestors 'none'").And.Contain("require-trusted-types-for 'script'");
        var text = await answer.Content.ReadAsStringAsync();
        text.Should().NotMatchRegex("<script(?![^>]*src=)").And.NotContain("<style").And.NotContain(" style=").And.NotMatchRegex(@"\son\w+=");
        answer.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
    }

    [Fact]
    public async Task Without_an_admin_path_there_is_no_page_for_operators()
    {
        await using var host = await WebHost.StartAsync(pages: o => o.Admin = null);
        using var client = new HttpClient { BaseAddress = host.Address };

        (await client.GetAsync(new Uri(WebHost.Pages + "/operator", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await client.GetStringAsync(new Uri(WebHost.Pages + "/", UriKind.Relative))).Should().NotContain("operator");
    }

    [Fact]
    public async Task What_a_host_names_stands_in_the_page_as_text()
    {
        await using var host = await WebHost.StartAsync(pages: o =>
        {
            (o.Title, o.Language) = ("<b>Desk & Co</b>", "nl");
            o.Scripts.Add("/desk.js?a=1&b=\"2\"");
        });
        using var client = new HttpClient { BaseAddress = host.Address };

        var text = await client.GetStringAsync(new Uri(WebHost.Pages + "/", UriKind.Relative));

        text.Should().Contain("&lt;b&gt;Desk &amp; Co&lt;/b&gt;").And.NotContain("<b>").And.Contain("<html lang=\"nl\">")
            .And.Contain("src=\"/desk.js?a=1&amp;b=&quot;2&quot;\"");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("api")]
    [InlineData("")]
    public async Task An_address_of_another_site_is_refused_by_name(string path)
    {
        var start = () => WebHost.StartAsync(pages: o => o.Api = path);

        (await start.Should().ThrowAsync<ArgumentException>()).WithMessage("Api is no path of this site.*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("en\" onload=\"x")]
    public async Task A_language_that_is_none_is_refused(string language)
    {
        var start = () => WebHost.StartAsync(pages: o => o.Language = language);

        (await start.Should().ThrowAsync<ArgumentException>()).WithMessage("Language is not a language tag.*");
    }
}
