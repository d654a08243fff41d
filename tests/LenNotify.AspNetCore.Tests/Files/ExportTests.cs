using System.Net;
using System.Text.Json.Nodes;

namespace LenNotify.AspNetCore.Tests;

public sealed class ExportTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+SUM(A1)", "\"'+SUM(A1)\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("@cmd", "\"'@cmd\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\uff1d1+1", "\"'\uff1d1+1\"")]
    [InlineData("say \"hi\", all", "\"say \"\"hi\"\", all\"")]
    public async Task A_spreadsheet_finds_no_formula_and_no_other_columns(string title, string expected)
    {
        await using var host = await ApiHost.StartAsync();
        await host.PublishAsync(with: n => n with { Title = title });

        var lines = (await host.Client().GetStringAsync("export?format=csv")).Split("\r\n");

        lines[0].Should().Be("id,sequence,created_at,type,severity,priority,title,message,read_at,action_url");
        lines[1].Should().Contain($",\"order_filled\",\"info\",\"normal\",{expected},\"\",\"\",\"\"");
        lines.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\"><svg onload=alert(1)>")]
    [InlineData("</textarea></title>")]
    public async Task A_page_to_print_shows_markup_as_text_and_runs_nothing(string title)
    {
        await using var host = await ApiHost.StartAsync();
        await host.PublishAsync(with: n => n with { Title = title, Message = title });

        using var answer = await host.Client().GetAsync("export?format=html");

        var html = await answer.Content.ReadAsStringAsync();
        html.Should().NotContain(title).And.Contain(WebUtility.HtmlEncode(title));
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
    }

    [Fact]
    public async Task All_pages_are_in_the_file_in_order_and_nobody_elses()
    {
        await using var host = await ApiHost.StartAsync();
        for (var number = 1; number <= 250; number++)
        {
            await host.PublishAsync(with: n => n with { Title = $"{number}", Severity = Severity.Critical });
        }

        await host.PublishAsync("bob");

        var file = JsonNode.Parse(await host.Client().GetStringAsync("export?format=json"))!;

        file.Titles().Should().Equal(Enumerable.Range(1, 250).Reverse().Select(number => $"{number}"));
    }

    [Theory]
    [InlineData("export", "format")]
    [InlineData("export?format=pdf", "format")]
    [InlineData("export?format=csv&from=x", "from")]
    [InlineData("export?format=csv&user=bob", "user")]
    public async Task What_cannot_be_exported_so_is_refused(string path, string field)
    {
        await using var host = await ApiHost.StartAsync();

        ((string)(await host.Client().GetAsync(path).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input"))["field"]!).Should().Be(field);
    }

    [Fact]
    public async Task A_person_gets_everything_that_is_held_about_them()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel("email"));
        await host.PublishAsync(with: n => n with { Title = "for ann" });
        await host.PublishAsync("bob", n => n with { Title = "for bob" });
        await host.Client().SendAsync(HttpMethod.Put, "contacts/email", """{"address":"anna@example.com"}""").StatusAsync(HttpStatusCode.OK);

        using var answer = await host.Client().GetAsync("me/export");

        var text = await answer.Content.ReadAsStringAsync();
        text.Should().Contain("for ann").And.Contain("anna@example.com").And.NotContain("for bob");
        JsonNode.Parse(text)!["documents"]!.AsArray().Select(document => (string)document!["kind"]!).Should().Contain(["item", "state", "contacts", "address", "audit"]);
        answer.Content.Headers.ContentDisposition!.FileName.Should().Contain("notifications.json");
    }
}
