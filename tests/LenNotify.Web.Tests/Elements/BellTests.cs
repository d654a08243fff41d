using Microsoft.Playwright;

namespace LenNotify.Web.Tests;

public sealed class BellTests
{
    [BrowserFact]
    public async Task The_badge_counts_what_comes_and_stops_counting_at_its_maximum()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        await host.PublishAsync("First");
        await ann.OpenAsync();
        var badge = ann.Page.Locator("len-bell [part=badge]");
        await Expect(badge).ToHaveTextAsync("1");

        await host.PublishAsync("Second");
        await Expect(badge).ToHaveTextAsync("2");
        await ann.Page.EvalOnSelectorAsync("len-bell", "bell => bell.setAttribute('max', '1')");
        await Expect(badge).ToHaveTextAsync("1+");
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = "Notifications, 2 unread notifications" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task What_is_read_in_one_tab_is_read_in_another()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        await host.PublishAsync("First");
        await host.PublishAsync("Second");
        await ann.OpenAsync();
        var other = await ann.TabAsync("/alerts");
        await Expect(other.Locator("len-stream .row.unread")).ToHaveCountAsync(2);

        await ann.Page.Locator("len-bell [part=bell]").ClickAsync();
        var panel = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "Notifications" });
        await panel.GetByRole(AriaRole.Button, new() { Name = "First", Exact = true }).ClickAsync();

        await Expect(other.Locator("len-stream .row.unread")).ToHaveCountAsync(1);
        await Expect(other.Locator("len-bell [part=badge]")).ToHaveTextAsync("1");
        await Expect(ann.Page.Locator("main len-inbox .row.unread")).ToHaveCountAsync(1);
        await ann.PictureAsync("bell-open");

        await panel.GetByRole(AriaRole.Button, new() { Name = "Mark all as read" }).ClickAsync();
        await Expect(other.Locator("len-stream .row.unread")).ToHaveCountAsync(0);
        await Expect(other.Locator("len-bell [part=badge]")).ToBeHiddenAsync();
    }
}
