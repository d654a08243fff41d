using Microsoft.Playwright;

namespace LenNotify.Web.Tests;

/// <summary>What a hostile sender puts into a notification is text, wherever it is shown.</summary>
public sealed class HostileTests
{
    private static readonly string[] Vectors =
    [
        "<script>alert({0})</script>", "<img src=x onerror=alert({0})>", "\"><svg onload=alert({0})>", "</textarea><script>alert({0})</script>",
        "<iframe srcdoc=\"<script>parent.alert({0})</script>\">", "'-alert({0})-'", "javascript:alert({0})", "<a href=\"javascript:alert({0})\">x</a>",
        "<details open ontoggle=alert({0})>", "{{{{constructor.constructor('alert({0})')()}}}}", "${{alert({0})}}", "<style>@import 'x{0}';</style>",
        "<len-bell api=//evil.example/{0}></len-bell>", "<base href=//evil.example/{0}>", "<form action=//evil.example/{0}><button>x", "<!--{0}--><body onload=alert({0})>",
        "</title></style></script><script>alert({0})</script>", "<math><mi xlink:href=\"data:x,<script>alert({0})</script>\">", "&lt;script&gt;alert({0})&lt;/script&gt;", "\u202Ealert({0})<x onclick=alert({0})>",
    ];

    [BrowserFact]
    public async Task A_hundred_hostile_payloads_are_shown_as_text_and_none_opens_a_dialog()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        await ann.OpenAsync("/alerts");
        await Expect(ann.Page.Locator("len-stream [part=live]")).ToHaveTextAsync("Live");
        var payloads = Enumerable.Range(0, 100).Select(number => string.Format(null, Vectors[number % Vectors.Length], number)).ToList();
        foreach (var payload in payloads)
        {
            await host.PublishAsync(payload, with: n => n with { Message = payload, NewsContext = payload, Attributes = new Dictionary<string, string> { ["who"] = payload }, Actions = [new("go", payload, "/x")] });
        }

        await Expect(ann.Page.Locator("len-bell [part=badge]")).ToHaveTextAsync("99+");
        await Expect(ann.Page.Locator("len-toasts [part~=toast]").First).ToBeVisibleAsync();
        await ann.OpenAsync("/alerts");
        await ann.Page.Locator("len-bell [part=bell]").ClickAsync();
        var titles = ann.Page.Locator("len-stream [part=title]");
        await Expect(titles.First).ToHaveTextAsync(payloads[^1]);
        var seen = new HashSet<string>();
        while (seen.Count < payloads.Count)
        {
            seen.UnionWith(await titles.AllTextContentsAsync());
            await ann.Page.Locator("len-stream [part=scroller]").EvaluateAsync("async (scroller) => { scroller.scrollTop += 300; await new Promise(requestAnimationFrame); }");
        }

        seen.Should().BeEquivalentTo(payloads);

        (await ann.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('*')].flatMap((e) => e.shadowRoot ? [...e.shadowRoot.querySelectorAll('script, iframe, img, form, base, style, math')] : []).length"))
            .Should().Be(0, "nothing of it became an element");
        await ann.PictureAsync("hostile");
        ann.ShouldHaveNoComplaints();
    }

    [BrowserTheory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java\\tscript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//evil.example")]
    [InlineData("\\\\\\\\evil.example")]
    [InlineData("/\\\\evil.example")]
    [InlineData("http://plain.example")]
    [InlineData("relative")]
    [InlineData("https://")]
    public async Task An_address_that_is_neither_https_nor_a_rooted_path_is_no_link_even_when_a_server_sends_it(string url)
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        await host.PublishAsync("Filled", with: n => n with { ActionUrl = "/fine", Actions = [new("go", "Go", "/fine")] });
        await ann.Page.RouteAsync("**/api/notifications/?*", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("/fine", url, StringComparison.Ordinal) });
        });

        await ann.OpenAsync();

        await Expect(ann.Page.Locator("main len-inbox").GetByRole(AriaRole.Button, new() { Name = "Filled", Exact = true })).ToBeVisibleAsync();
        await Expect(ann.Page.Locator("main len-inbox").GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
    }
}
