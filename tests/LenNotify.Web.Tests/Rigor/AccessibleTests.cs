using System.Text.Json.Nodes;

namespace LenNotify.Web.Tests;

/// <summary>Every page as everybody sees it: on a phone and a desktop, by day and by night, to axe and to those who look at the pictures.</summary>
public sealed class AccessibleTests
{
    [BrowserTheory]
    [InlineData("/", false, false)]
    [InlineData("/", true, true)]
    [InlineData("/alerts", false, true)]
    [InlineData("/alerts", true, false)]
    [InlineData("/preferences", false, false)]
    [InlineData("/preferences", true, true)]
    [InlineData("/operator", false, false)]
    [InlineData("/operator", true, true)]
    public async Task Axe_finds_no_violation_on_any_page(string path, bool dark, bool phone)
    {
        await using var host = await FullHostAsync();
        await using var olivia = await Visitor.ComeAsync(host, "ann.operator", dark, phone);
        await olivia.OpenAsync(path);
        await Expect(olivia.Page.Locator("main h2").First).ToBeVisibleAsync();
        await Expect(olivia.Page.GetByText("Loading…")).ToHaveCountAsync(0);
        await host.PublishAsync("Margin call", with: n => n with { Severity = Severity.Critical, Message = "Add funds or close positions." });
        await Expect(olivia.Page.Locator("len-toasts [part~=toast]")).ToHaveCountAsync(1);
        var name = $"page{path.Replace('/', '-')}-{(phone ? "phone" : "desktop")}-{(dark ? "dark" : "light")}";
        await olivia.PictureAsync(name);

        await Axe.ShouldFindNothingAsync(olivia.Page, name);
        await olivia.Page.Locator("len-bell [part=bell]").ClickAsync();
        await Expect(olivia.Page.Locator("len-bell .row").First).ToBeVisibleAsync();
        await olivia.PictureAsync(name + "-bell");
        await Axe.ShouldFindNothingAsync(olivia.Page, name + " with its bell open");
        await olivia.Page.Keyboard.PressAsync("Escape");
        await olivia.Page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await olivia.PictureAsync(name + "-end");
        (await olivia.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue("nothing is wider than the screen");
    }

    private static async Task<WebHost> FullHostAsync()
    {
        var pager = new Pigeon("pager") { Answer = () => DeliveryResult.Permanent("no such pager") };
        var host = await WebHost.StartAsync(n => n.AddType("order_filled").AddType("risk_warning").AddType("signal", t => t.CarriesConfidence())
            .AddType("margin_call", t => t.Mandatory()).AddChannel(pager).AddChannel(new Pigeon("sms")));
        await host.Get<IUserSettings>().PutContactAsync("ann", new HostContact("pager", "pager-ann"), new Storage.Evidence(TimeProvider.System.GetUtcNow(), "test"));
        var severities = Enum.GetValues<Severity>();
        for (var number = 0; number < 12; number++)
        {
            await host.PublishAsync($"BTC/USD filled at {60_000 + number}", with: n => n with
            {
                Severity = severities[number % 5],
                Type = number % 3 == 0 ? "risk_warning" : "order_filled",
                Message = number % 2 == 0 ? "Bought 0.5 BTC at the limit. The rest of the order stays open until the close of the session, as you asked for." : "",
                ActionUrl = number % 2 == 0 ? "/notifications/alerts" : null,
                Actions = number % 4 == 0 ? [new("open", "Open order", "/orders/1"), new("undo", "Undo", "/orders/1/undo")] : [],
                Metadata = new JsonObject(),
                Channels = number % 6 == 0 ? ["inapp", "pager"] : null,
                GroupKey = number > 8 ? "btc" : null,
            });
        }

        return host;
    }
}
