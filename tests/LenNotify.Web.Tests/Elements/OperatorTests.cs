using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace LenNotify.Web.Tests;

public sealed class OperatorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // The page asks every two seconds: what it shows after the second answer is at most five seconds old. The first may have
    // been under way already, and the third is only heard of here, not yet shown.
    private const int Answers = 3;

    // What the page shows, in the order of the API's words; a frame passes first.
    private const string Shown = """
        async () => {
          await new Promise(requestAnimationFrame);
          const part = (name) => document.querySelector('len-operator').shadowRoot.querySelector(name).shadowRoot;
          const [channels, figures] = [part('len-channels'), part('len-figures')];
          const cells = channels.querySelectorAll('tbody td');
          const figure = (name) => figures.querySelector(`[data-figure=${name}]`)?.textContent;
          return `${cells[0]?.textContent.toLowerCase()} ${cells[1]?.textContent} ${cells[2]?.textContent} ${figure('sent')} ${figure('delivered')} ${figure('failed')} ${figure('rate')}`;
        }
        """;

    private readonly Pigeon _pager = new("pager");
    private readonly TestTime _time = new(new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero));

    [BrowserFact]
    public async Task Figures_are_those_of_the_API_within_seconds_of_a_provider_going_down_and_coming_back()
    {
        await using var host = await StartAsync();
        await using var olivia = await OpenAsync(host);
        using var api = host.Client("olivia.operator", WebHost.Admin);
        await PublishAsync(host, 2);
        await SameAsync(olivia, api, "working");
        _pager.Answer = () => DeliveryResult.Permanent("no such pager");
        await PublishAsync(host, 1);
        (await SameAsync(olivia, api, "working")).Should().EndWith(" 3 2 1 66.7%", "of three that are over two were delivered");

        _pager.Answer = () => DeliveryResult.Transient("provider down");
        await PublishAsync(host, 6);
        await SameAsync(olivia, api, "resting");
        await olivia.PictureAsync("operator-down");

        _pager.Answer = () => DeliveryResult.Delivered();
        _time.Pass(TimeSpan.FromMinutes(2));
        await SameAsync(olivia, api, "working");
    }

    [BrowserFact]
    public async Task A_channel_is_paused_and_resumed_and_the_record_says_by_whom()
    {
        await using var host = await StartAsync();
        await using var olivia = await OpenAsync(host);
        await olivia.Page.GetByRole(AriaRole.Button, new() { Name = "Pause Pager" }).ClickAsync();
        await Expect(olivia.Page.Locator("len-channels [part~=state-paused]")).ToHaveTextAsync("Paused · paused by olivia");
        await PublishAsync(host, 1);
        _pager.Sent.Should().BeEmpty();

        await olivia.Page.GetByRole(AriaRole.Button, new() { Name = "Resume Pager" }).ClickAsync();
        await Expect(olivia.Page.Locator("len-channels [part~=state-working]")).ToBeVisibleAsync();
        await olivia.Page.ReloadAsync();

        await Expect(olivia.Page.Locator("len-audit tbody code")).ToContainTextAsync(["channel_resumed", "channel_paused"]);
    }

    [BrowserFact]
    public async Task A_dead_letter_is_replayed_or_discarded()
    {
        await using var host = await StartAsync();
        await using var olivia = await OpenAsync(host);
        _pager.Answer = () => DeliveryResult.Permanent("no such pager");
        await PublishAsync(host, 2);
        var rows = olivia.Page.Locator("len-dead-letters tbody tr");
        await olivia.Page.ReloadAsync();
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.First).ToContainTextAsync("no such pager");
        _pager.Answer = () => DeliveryResult.Delivered();
        var before = _pager.Sent.Count;

        await rows.First.Locator("[part=replay]").ClickAsync();
        await Expect(olivia.Page.Locator("len-dead-letters [part=status]")).ToHaveTextAsync("1 put back into the queue.");
        await Expect(rows).ToHaveCountAsync(1);
        await rows.First.Locator("[part=discard]").ClickAsync();

        await Expect(olivia.Page.GetByText("Nothing failed for good.")).ToBeVisibleAsync();
        var began = Stopwatch.GetTimestamp();
        while (_pager.Sent.Count == before && Stopwatch.GetElapsedTime(began) < Patience)
        {
            _time.Pass(TimeSpan.FromSeconds(1));
            await olivia.Page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        }

        _pager.Sent.Count.Should().Be(before + 1, "only one of them was sent again");
    }

    [BrowserFact]
    public async Task Who_is_no_operator_sees_why_there_is_nothing()
    {
        await using var host = await StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        ann.MayLoseNetwork = true;
        await ann.OpenAsync("/operator");

        await Expect(ann.Page.Locator("len-channels").GetByRole(AriaRole.Alert)).ToContainTextAsync("That did not work");
        await Expect(ann.Page.Locator("len-operator table")).ToHaveCountAsync(0);
    }

    private Task<WebHost> StartAsync() => WebHost.StartAsync(n => n.AddType("order_filled").AddChannel(_pager), _time);

    private static async Task<Visitor> OpenAsync(WebHost host)
    {
        var olivia = await Visitor.ComeAsync(host, "olivia.operator");
        await olivia.Page.Clock.InstallAsync(new() { TimeDate = new DateTime(2026, 6, 10, 12, 0, 0, DateTimeKind.Utc) });
        await olivia.OpenAsync("/operator");
        await Expect(olivia.Page.Locator("len-channels tbody tr")).ToHaveCountAsync(1);
        return olivia;
    }

    private async Task PublishAsync(WebHost host, int count)
    {
        await host.Get<IUserSettings>().PutContactAsync("ann", new HostContact("pager", "pager-ann"), new Storage.Evidence(_time.GetUtcNow(), "test"));
        for (var number = 0; number < count; number++)
        {
            await host.PublishAsync($"Filled {number}", with: n => n with { Channels = ["inapp", "pager"] });
            _time.Pass(TimeSpan.FromSeconds(1));
        }
    }

    // Time goes on for the host, a little for each look at the page, until the page says what the API does.
    private async Task<string> SameAsync(Visitor olivia, HttpClient api, string state)
    {
        var (began, answers, said, seen) = (Stopwatch.GetTimestamp(), 0, "-", "");
        void Count(object? page, IResponse answer) => answers += answer.Url.EndsWith("/channels", StringComparison.Ordinal) ? 1 : 0;
        olivia.Page.Response += Count;
        while (seen != said || !said.StartsWith(state, StringComparison.Ordinal))
        {
            Stopwatch.GetElapsedTime(began).Should().BeLessThan(Patience, "the API says {0}", said);
            _time.Pass(TimeSpan.FromMilliseconds(50));
            var now = await SaidAsync(api);
            (answers, said) = (now == said ? answers : 0, now);
            seen = await olivia.Page.EvaluateAsync<string>(Shown);
            (seen == said || answers <= Answers).Should().BeTrue("the page was answered {0} times since the API says {1}, and shows {2}", answers, said, seen);
        }

        olivia.Page.Response -= Count;
        return said;
    }

    private static async Task<string> SaidAsync(HttpClient api)
    {
        var channel = JsonNode.Parse(await api.GetStringAsync("channels"))!["channels"]![0]!;
        var types = JsonNode.Parse(await api.GetStringAsync("analytics"))!["types"]!.AsArray();
        int[] sums = [.. new[] { "sent", "delivered", "failed" }.Select(name => types.Sum(type => (int)type![name]!))];
        var rate = types.Count == 0 || types[0]!["delivery_rate"] is not { } given ? "–" : ((double)given).ToString("0.#%", CultureInfo.InvariantCulture);
        return $"{channel["state"]} {channel["queue"]!["due"]} {channel["queue"]!["waiting"]} {string.Join(' ', sums)} {rate}";
    }
}
