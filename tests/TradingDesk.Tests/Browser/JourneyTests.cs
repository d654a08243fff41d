using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TradingDesk.Tests;

/// <summary>What a trader lives through with it, from one end to the other.</summary>
public sealed class JourneyTests
{
    [BrowserFact]
    public async Task From_an_event_to_the_toast_to_the_inbox_to_another_tab_through_quiet_hours_and_an_outage()
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        await using var anna = await Visitor.ComeAsync(desk, "Anna");
        var page = anna.Page;
        var other = await anna.TabAsync("/desk.html");
        await Expect(other.Locator("len-stream [part=live]")).ToHaveTextAsync("Live");

        // An event, a toast, the inbox; read here, seen there.
        await desk.TellAsync(new FloorStep { Ideas = [Story.Idea(86)] });
        await Expect(Toasts(page)).ToHaveTextAsync(["Buy BTC/USD: Trend"]);
        await Expect(Badge(other)).ToHaveTextAsync("1");
        await anna.PictureAsync("journey-toast");
        await page.Locator("len-bell [part=bell]").ClickAsync();
        var panel = page.GetByRole(AriaRole.Dialog, new() { Name = "Notifications" });
        await panel.Locator("[part=main]").First.ClickAsync();
        await Expect(Badge(other)).ToBeHiddenAsync();
        await Expect(other.Locator("len-stream .row.unread")).ToHaveCountAsync(0);

        // Preferences: to be left alone around the clock.
        await anna.GoAsync("/preferences.html");
        await page.GetByLabel("Leave me alone at these hours").CheckAsync();
        var hours = page.GetByRole(AriaRole.Group, new() { Name = "Hours 1" });
        await hours.GetByLabel("From", new() { Exact = true }).FillAsync("00:00");
        await hours.GetByLabel("To", new() { Exact = true }).FillAsync("24:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator("len-preferences [part=status]")).ToHaveTextAsync("Saved");

        // Quiet hours are respected, and what is critical breaks through.
        await anna.GoAsync("/desk.html");
        await Expect(page.Locator("len-stream [part=live]")).ToHaveTextAsync("Live");
        await desk.TellAsync(new FloorStep { Fills = [new Fill(Story.Order(), 60_000m, Story.Noon)] });
        await Expect(Badge(page)).ToHaveTextAsync("1");
        await Expect(Toasts(page)).ToHaveCountAsync(0);
        await desk.TellAsync(new FloorStep { Closed = [Story.Trade(won: false)] });
        await Expect(Toasts(page)).ToHaveTextAsync(["Out of BTC/USD at 59000"]);
        await anna.PictureAsync("journey-critical");

        // Offline and back: nothing is missed, and nothing comes twice.
        anna.MayFail = true;
        await anna.Context.SetOfflineAsync(true);
        await Expect(page.Locator("len-stream [part=live]")).ToHaveTextAsync("Not connected");
        for (var number = 2; number <= 4; number++)
        {
            await desk.TellAsync(new FloorStep { Fills = [new Fill(Story.Order(quantity: number, symbol: $"{Instrument.All[number].Symbol}"), number, Story.Noon)] });
        }

        await anna.Context.SetOfflineAsync(false);
        await Expect(page.Locator("len-stream [part=live]")).ToHaveTextAsync("Live");
        await Expect(Badge(page)).ToHaveTextAsync("5");
        await Expect(page.Locator("len-stream [part=title]")).ToHaveTextAsync(
        [
            "Bought 4 XAU/USD at 4", "Bought 3 EUR/USD at 3", "Bought 2 SOL/USD at 2", "Out of BTC/USD at 59000", "Bought 1 BTC/USD at 60000", "Buy BTC/USD: Trend",
        ]);
    }

    [BrowserFact]
    public async Task A_trader_orders_a_price_falls_and_the_page_shows_all_that_follows()
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        await using var anna = await Visitor.ComeAsync(desk, "Anna");
        var page = anna.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Order", Exact = true }).ClickAsync();
        await Expect(page.Locator("#said")).ToContainTextAsync("Ordered");

        await desk.StepAsync();
        await Expect(page.Locator("#held tr").Filter(new() { HasText = "BTC/USD" })).Not.ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Crash of BTC/USD by 30 %" }).ClickAsync();

        await Expect(page.Locator("len-bell [part~=toast-critical]").First).ToContainTextAsync("Out of BTC/USD");
        await Expect(page.Locator("#board")).ToContainTextAsync("Out of BTC/USD");
        await Expect(page.Locator("#sent li").Filter(new() { HasText = "voice" })).Not.ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task The_line_is_cut_an_order_fails_and_the_operator_sees_the_error_come()
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        await using var olivia = await Visitor.ComeAsync(desk, "Olivia");
        await Expect(olivia.Page.Locator("len-operator h2").First).ToBeVisibleAsync();
        await using var bob = await Visitor.ComeAsync(desk, "Bob");
        bob.MayFail = true;
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "Cut the line to the exchange" }).ClickAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Button, new() { Name = "Mend the line to the exchange" })).ToBeVisibleAsync();

        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "Order", Exact = true }).ClickAsync();

        await Expect(bob.Page.Locator("#said")).ToHaveTextAsync("The order failed. The operator knows.");
        await Expect(olivia.Page.Locator("len-toasts [part~=toast-error]")).ToContainTextAsync("ExchangeUnreachableException");
        await olivia.PictureAsync("journey-operator");
    }

    private static ILocator Toasts(IPage page) => page.Locator("len-toasts [part=title]");

    private static ILocator Badge(IPage page) => page.Locator("len-bell [part=badge]");
}
