using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace LenNotify.Web.Tests;

public sealed class InboxTests
{
    [BrowserFact]
    public async Task An_empty_inbox_says_so_and_shows_what_comes()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        await ann.OpenAsync();
        await Expect(ann.Page.Locator("main len-inbox [part=empty]")).ToHaveTextAsync("You are all caught up");

        await host.PublishAsync("First");

        await Expect(ann.Page.Locator("main len-inbox [part~=item]")).ToHaveCountAsync(1);
        await Expect(ann.Page.Locator("main len-inbox [part=empty]")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Filters_show_what_is_unread_of_a_type_of_a_severity_and_what_was_filtered()
    {
        await using var host = await WebHost.StartAsync(n => n.AddType("order_filled").AddType("risk_warning", t => t.MinimumSeverity(Severity.Error)));
        await using var ann = await Visitor.ComeAsync(host);
        var read = await host.PublishAsync("Read");
        await host.PublishAsync("Order");
        await host.PublishAsync("Risk", with: n => n with { Type = "risk_warning", Severity = Severity.Error });
        await host.PublishAsync("Small risk", with: n => n with { Type = "risk_warning", Severity = Severity.Warning });
        using var client = host.Client();
        using var marked = await client.PostAsync($"{read}/read", null);
        await ann.OpenAsync();
        var inbox = ann.Page.Locator("main len-inbox");
        var titles = inbox.Locator("[part=title]");
        await Expect(titles).ToHaveTextAsync(["Risk", "Order", "Read"]);

        await inbox.GetByRole(AriaRole.Button, new() { Name = "Unread", Exact = true }).ClickAsync();
        await Expect(titles).ToHaveTextAsync(["Risk", "Order"]);
        await inbox.GetByLabel("Type").SelectOptionAsync("order_filled");
        await Expect(titles).ToHaveTextAsync(["Order"]);
        await inbox.GetByRole(AriaRole.Button, new() { Name = "All", Exact = true }).ClickAsync();
        await Expect(titles).ToHaveTextAsync(["Order", "Read"]);
        await inbox.GetByLabel("Type").SelectOptionAsync("");
        await inbox.GetByLabel("Severity").SelectOptionAsync("error");
        await Expect(titles).ToHaveTextAsync(["Risk"]);
        await inbox.GetByLabel("Severity").SelectOptionAsync("");
        await inbox.GetByRole(AriaRole.Button, new() { Name = "Filtered" }).ClickAsync();
        await Expect(titles).ToHaveTextAsync(["Small risk"]);
        await inbox.GetByRole(AriaRole.Button, new() { Name = "Why did I not get this?" }).ClickAsync();
        await Expect(inbox.GetByText("You asked for more severe ones of this type only.").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_click_reads_counts_and_leads_there()
    {
        await using var host = await WebHost.StartAsync(map: app => app.MapGet("/orders/7", () => Results.Text("<!DOCTYPE html><link rel=icon href=data:,><title>Order 7</title>", "text/html")));
        await using var ann = await Visitor.ComeAsync(host);
        await host.PublishAsync("Filled", with: n => n with { ActionUrl = "/orders/7" });
        await ann.OpenAsync();

        await ann.Page.Locator("main len-inbox").GetByRole(AriaRole.Link, new() { Name = "Filled" }).ClickAsync();

        await Expect(ann.Page).ToHaveTitleAsync("Order 7");
        await ann.OpenAsync();
        await Expect(ann.Page.Locator("main len-inbox .row")).ToHaveCountAsync(1);
        await Expect(ann.Page.Locator("main len-inbox .row.unread")).ToHaveCountAsync(0);
        using var client = host.Client();
        ((int)JsonNode.Parse(await client.GetStringAsync("analytics"))!["types"]![0]!["clicked"]!).Should().Be(1);
    }

    [BrowserFact]
    public async Task A_button_leads_somewhere_or_calls_what_the_page_allows()
    {
        var called = new List<string>();
        await using var host = await WebHost.StartAsync(map: app =>
        {
            app.MapPost("/orders/{id}/approve", (string id) => called.Add(id));
            app.MapPost("/account/close", () => called.Add("closed"));
        });
        await using var ann = await Visitor.ComeAsync(host);
        await host.PublishAsync("Approve?", with: n => n with
        {
            Actions = [new("approve", "Approve", "/orders/7/approve"), new("look", "Look", "/orders/7"), new("sly", "Sly", "/orders/../account/close")],
            Metadata = new JsonObject { ["calls"] = new JsonObject { ["approve"] = "POST", ["sly"] = "POST" } },
        });
        await ann.OpenAsync();
        await ann.Page.EvalOnSelectorAsync("main len-inbox", "inbox => { inbox.setAttribute('calls', '/orders/'); const at = inbox.parentElement; inbox.remove(); at.append(inbox); }");
        var inbox = ann.Page.Locator("main len-inbox");

        await inbox.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();

        await Expect(inbox.GetByText("Done")).ToBeVisibleAsync();
        called.Should().Equal("7");
        await Expect(inbox.GetByRole(AriaRole.Link, new() { Name = "Look", Exact = true })).ToHaveAttributeAsync("href", "/orders/7");
        await Expect(inbox.GetByRole(AriaRole.Link, new() { Name = "Sly" })).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Items_of_a_group_are_one_row_that_expands()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        await host.PublishAsync("Other");
        for (var number = 1; number <= 4; number++)
        {
            await host.PublishAsync($"Fill {number}", with: n => n with { GroupKey = "btc" });
        }

        await ann.OpenAsync();
        var inbox = ann.Page.Locator("main len-inbox");
        await Expect(inbox.Locator("[part=title]")).ToHaveTextAsync(["Fill 4", "Other"]);
        await inbox.GetByRole(AriaRole.Button, new() { Name = "Show 3 more" }).ClickAsync();
        await Expect(inbox.Locator("[part=title]")).ToHaveTextAsync(["Fill 4", "Fill 3", "Fill 2", "Fill 1", "Other"]);
        await ann.PictureAsync("inbox-group");
        await inbox.GetByRole(AriaRole.Button, new() { Name = "Show fewer" }).ClickAsync();
        await Expect(inbox.Locator("[part=title]")).ToHaveTextAsync(["Fill 4", "Other"]);

        // Of the whole group, and of nothing beside it.
        await inbox.GetByRole(AriaRole.Button, new() { Name = "Dismiss Fill 4" }).ClickAsync();
        await Expect(inbox.Locator("[part=title]")).ToHaveTextAsync(["Other"]);
        await Expect(ann.Page.Locator("len-bell [part=badge]")).ToHaveTextAsync("1");
    }

    [BrowserFact]
    public async Task A_page_that_fails_is_not_asked_for_in_a_loop_and_the_person_can_try_again()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        ann.MayLoseNetwork = true;
        await host.PublishAsync("First");
        var (asked, isDown) = (0, true);
        await ann.Page.RouteAsync("**/api/notifications/?*", route =>
        {
            Interlocked.Increment(ref asked);
            return isDown ? route.FulfillAsync(new() { Status = 503 }) : route.ContinueAsync();
        });
        await ann.OpenAsync();
        var inbox = ann.Page.Locator("main len-inbox");
        await Expect(inbox.GetByRole(AriaRole.Alert)).ToContainTextAsync("That did not work");
        await Expect(ann.Page.Locator("len-bell [part=badge]")).ToHaveTextAsync("1");
        asked.Should().BeLessThan(5, "it is asked for once, and again when the connection is there");

        isDown = false;
        await inbox.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(inbox.Locator("[part=title]")).ToHaveTextAsync(["First"]);
    }

    [BrowserFact]
    public async Task Why_an_item_came_and_what_came_of_it_is_told_in_words()
    {
        var pager = new Pigeon("pager");
        await using var host = await WebHost.StartAsync(n => n.AddChannel(pager));
        await using var ann = await Visitor.ComeAsync(host);
        await host.Get<IUserSettings>().PutContactAsync("ann", new HostContact("pager", "pager-ann"), new Storage.Evidence(TimeProvider.System.GetUtcNow(), "test"));
        await host.PublishAsync("Filled", with: n => n with { Channels = ["inapp", "pager", "email"] });
        await ann.OpenAsync();
        var inbox = ann.Page.Locator("main len-inbox");

        await inbox.GetByRole(AriaRole.Button, new() { Name = "Why did I get this? Filled" }).ClickAsync();

        var panel = inbox.GetByRole(AriaRole.Region, new() { Name = "Why did I get this?" });
        await Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "Inbox Delivered" })).ToBeVisibleAsync();
        await Expect(panel.GetByText("Delivered at once.").First).ToBeVisibleAsync();
        await ann.PictureAsync("inbox-why");
    }
}
