using Microsoft.Playwright;

namespace LenNotify.Web.Tests;

public sealed class StreamTests
{
    [BrowserFact]
    public async Task The_stream_shows_what_was_and_what_happens_and_can_be_narrowed_to_a_type()
    {
        await using var host = await WebHost.StartAsync(n => n.AddType("order_filled").AddType("risk_warning"));
        await using var ann = await Visitor.ComeAsync(host);
        await host.PublishAsync("Before");
        await ann.OpenAsync("/alerts");
        var stream = ann.Page.Locator("len-stream");
        await Expect(stream.Locator("[part=title]")).ToHaveTextAsync(["Before"]);
        await Expect(stream.Locator("[part=live]")).ToHaveTextAsync("Live");

        await host.PublishAsync("Risk", with: n => n with { Type = "risk_warning", Severity = Severity.Warning });
        await Expect(stream.Locator("[part=title]")).ToHaveTextAsync(["Risk", "Before"]);
        await stream.GetByLabel("Type").SelectOptionAsync("risk_warning");
        await Expect(stream.Locator("[part=title]")).ToHaveTextAsync(["Risk"]);
        await host.PublishAsync("After");
        await host.PublishAsync("More risk", with: n => n with { Type = "risk_warning", Severity = Severity.Warning });

        await Expect(stream.Locator("[part=title]")).ToHaveTextAsync(["More risk", "Risk"]);
    }

    [BrowserFact]
    public async Task The_history_is_searched_and_exported()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        await host.PublishAsync("Filled at 60,125");
        await host.PublishAsync("=cmd()", with: n => n with { Message = "Rejected" });
        await ann.OpenAsync("/alerts");
        var history = ann.Page.Locator("len-history");
        await Expect(history.Locator("tbody tr")).ToHaveCountAsync(2);

        await history.GetByLabel("Search").FillAsync("rejected");
        await history.GetByLabel("Search").PressAsync("Enter");
        await Expect(history.Locator("tbody tr")).ToHaveCountAsync(1);
        var download = await ann.Page.RunAndWaitForDownloadAsync(() => history.GetByRole(AriaRole.Button, new() { Name = "Export as CSV" }).ClickAsync());

        download.SuggestedFilename.Should().Be("notifications.csv");
        var text = await File.ReadAllTextAsync((await download.PathAsync())!);
        text.Should().Contain("Filled at 60,125").And.Contain("'=cmd()");
    }
}
