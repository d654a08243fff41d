using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace LenNotify.Web.Tests;

public sealed class PreferencesPageTests
{
    private readonly Pigeon _sms = new("sms");

    [BrowserFact]
    public async Task What_is_chosen_is_stored_and_shown_again()
    {
        await using var host = await StartAsync();
        await using var ann = await OpenAsync(host);
        var page = ann.Page;
        var risk = page.GetByRole(AriaRole.Group, new() { Name = "Risk warning" });
        await risk.GetByLabel("From severity").SelectOptionAsync("error");
        await risk.GetByLabel("How often").SelectOptionAsync("daily");
        await page.GetByLabel("Only from this confidence on").FillAsync("70");
        await page.GetByLabel("Leave me alone at these hours").CheckAsync();
        await page.GetByLabel("Time zone").FillAsync("europe/amsterdam");
        await page.GetByRole(AriaRole.Group, new() { Name = "Hours 1" }).GetByLabel("To", new() { Exact = true }).FillAsync("07:30");
        await page.GetByLabel("About what, such as symbols").FillAsync("symbols");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await page.GetByLabel("Symbols: Values, with commas").FillAsync("BTC/USD, ETH/USD");
        var high = page.GetByRole(AriaRole.Group, new() { Name = "High", Exact = true });
        await high.GetByLabel("As usual").UncheckAsync();
        await high.GetByLabel("Text message").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator("len-preferences [part=status]")).ToHaveTextAsync("Saved");

        var stored = await host.Get<IUserSettings>().GetPreferencesAsync("ann");
        stored.Should().BeEquivalentTo(new Preferences
        {
            Version = 1,
            TimeZone = "Europe/Amsterdam",
            ConfidenceThreshold = 70,
            Types = new Dictionary<string, TypePreference>(new Preferences().Types) { ["risk_warning"] = new() { MinimumSeverity = Severity.Error, Frequency = Frequency.Daily } },
            QuietHours = new QuietHours { Enabled = true, Windows = [QuietWindow.Between("22:00", "07:30")] },
            Filters = new Dictionary<string, IReadOnlyList<string>> { ["symbols"] = ["BTC/USD", "ETH/USD"] },
            ChannelsByPriority = new Dictionary<Priority, IReadOnlyList<string>> { [Priority.High] = ["inapp", "sms"] },
        });
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Risk warning" }).GetByLabel("How often")).ToHaveValueAsync("daily");
        await Expect(page.GetByLabel("Symbols: Values, with commas")).ToHaveValueAsync("BTC/USD, ETH/USD");
        await Expect(page.GetByLabel("Only from this confidence on")).ToHaveValueAsync("70");
    }

    [BrowserFact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_stored()
    {
        await using var host = await StartAsync();
        await using var ann = await OpenAsync(host);
        ann.MayLoseNetwork = true;
        var page = ann.Page;
        await page.GetByLabel("Time zone").FillAsync("Mars/Olympus");
        var hours = page.GetByRole(AriaRole.Group, new() { Name = "Hours 1" });
        await hours.GetByLabel("To", new() { Exact = true }).FillAsync("22:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Expect(page.Locator("len-preferences [part=status]")).ToContainTextAsync("2 things need another look.");
        await Expect(page.GetByLabel("Time zone")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByLabel("Time zone")).ToBeFocusedAsync();
        await Expect(hours.GetByText("the same as the start")).ToBeVisibleAsync();
        await ann.PictureAsync("preferences-errors");
        (await host.Get<IUserSettings>().GetPreferencesAsync("ann")).Version.Should().Be(0);

        await page.GetByLabel("Time zone").FillAsync("Asia/Tokyo");
        await hours.GetByLabel("To", new() { Exact = true }).FillAsync("06:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator("len-preferences [part=status]")).ToHaveTextAsync("Saved");
        await Expect(page.Locator("len-preferences [aria-invalid]")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_change_from_elsewhere_is_shown_and_never_overwritten()
    {
        await using var host = await StartAsync();
        await using var ann = await OpenAsync(host);
        ann.MayLoseNetwork = true;
        var settings = host.Get<IUserSettings>();
        using var phone = host.Client();
        using var first = await phone.PatchAsync("preferences", Json("""{"confidence_threshold":40}"""));
        await Expect(ann.Page.GetByLabel("Only from this confidence on")).ToHaveValueAsync("40");

        await ann.Page.GetByLabel("Time zone").FillAsync("Asia/Tokyo");
        using var second = await phone.PatchAsync("preferences", Json("""{"confidence_threshold":50}"""));
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Expect(ann.Page.Locator("len-preferences [part=status]")).ToContainTextAsync("changed elsewhere");
        await Expect(ann.Page.GetByLabel("Only from this confidence on")).ToHaveValueAsync("50");
        (await settings.GetPreferencesAsync("ann")).TimeZone.Should().BeNull();
    }

    [BrowserFact]
    public async Task An_address_is_set_verified_by_its_code_and_agreed_to()
    {
        await using var host = await StartAsync();
        await using var ann = await OpenAsync(host);
        ann.MayLoseNetwork = true;
        var sms = ann.Page.GetByRole(AriaRole.Group, new() { Name = "Text message", Exact = true });
        await sms.GetByLabel("Address for Text message").FillAsync("+15550147788");
        await sms.GetByRole(AriaRole.Button, new() { Name = "Save address" }).ClickAsync();
        await Expect(sms.GetByText("+1555***7788")).ToBeVisibleAsync();
        await Expect(sms.GetByText("not verified")).ToBeVisibleAsync();

        await sms.GetByRole(AriaRole.Button, new() { Name = "Send a code" }).ClickAsync();
        await Expect(sms.GetByText("A code is on its way.")).ToBeVisibleAsync();
        await sms.GetByLabel("Code", new() { Exact = true }).FillAsync(_sms.LastCode == "000000" ? "000001" : "000000");
        await sms.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await Expect(sms.GetByLabel("Code", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");
        await sms.GetByLabel("Code", new() { Exact = true }).FillAsync(_sms.LastCode);
        await sms.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await Expect(sms.GetByText("verified", new() { Exact = true })).ToBeVisibleAsync();

        await sms.GetByRole(AriaRole.Button, new() { Name = "I agree" }).ClickAsync();
        await Expect(sms.GetByText("You agreed on")).ToBeVisibleAsync();
        using var client = host.Client();
        var contact = JsonNode.Parse(await client.GetStringAsync("contacts/sms"))!["contacts"]![0]!;
        ((bool)contact["verified"]!, (string?)contact["consent"]!["text_version"]).Should().Be((true, "en-1"));

        await sms.GetByRole(AriaRole.Button, new() { Name = "Opt out" }).ClickAsync();
        await Expect(sms.GetByText("You opted out.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_test_is_sent_or_says_why_it_is_not()
    {
        await using var host = await StartAsync();
        await using var ann = await OpenAsync(host);
        ann.MayLoseNetwork = true;
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Send a test: Inbox" }).ClickAsync();
        await Expect(ann.Page.GetByText("A test is on its way.")).ToBeVisibleAsync();
        await Expect(ann.Page.Locator("len-bell [part=badge]")).ToHaveTextAsync("1");

        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Send a test: Text message" }).ClickAsync();

        await Expect(ann.Page.GetByRole(AriaRole.Group, new() { Name = "Text message", Exact = true }).Locator(".said.wrong")).ToBeVisibleAsync();
        _sms.Sent.Should().BeEmpty();
    }

    private Task<WebHost> StartAsync() => WebHost.StartAsync(n => n
        .AddType("order_filled").AddType("risk_warning").AddType("signal", t => t.CarriesConfidence()).AddType("margin_call", t => t.Mandatory()).AddChannel(_sms));

    private static async Task<Visitor> OpenAsync(WebHost host)
    {
        var ann = await Visitor.ComeAsync(host);
        await ann.OpenAsync("/preferences");
        await Expect(ann.Page.Locator("len-preferences [part=save]")).ToBeVisibleAsync();
        return ann;
    }

    private static StringContent Json(string json) => new(json, System.Text.Encoding.UTF8, "application/json");
}
