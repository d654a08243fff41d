using System.Diagnostics;
using System.Text.Json.Nodes;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify.Web.Tests;

/// <summary>Two nodes over one store: a circuit is a node's own, and the page says whose is open.</summary>
public sealed class OperatorNodesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly ContactKeyOptions Keys = KeysOf(33);
    private readonly Pigeon _first = new("pager");
    private readonly Pigeon _second = new("pager");
    private readonly TestTime _time = new(new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero));

    [BrowserFact]
    public async Task The_page_says_on_which_nodes_a_channel_rests_and_when_they_go_on()
    {
        await using var one = await StartAsync(_first);
        await one.Get<IUserSettings>().PutContactAsync("ann", new HostContact("pager", "pager-ann"), new Evidence(_time.GetUtcNow(), "test"));
        await using var olivia = await Visitor.ComeAsync(one, "olivia.operator");
        await olivia.Page.Clock.InstallAsync(new() { TimeDate = new DateTime(2026, 6, 10, 12, 0, 0, DateTimeKind.Utc) });
        await olivia.OpenAsync("/operator");
        using var api = one.Client("olivia.operator", WebHost.Admin);

        _first.Answer = () => DeliveryResult.Transient("no line from here");
        var alone = await UntilAsync(one, api, olivia, count: 1);

        await using var other = await StartAsync(_second, one.Get<INotificationStore>());
        _second.Answer = () => DeliveryResult.Transient("no line from there either");
        var both = await UntilAsync(one, api, olivia, count: 2);
        both.Select(Node).Should().Contain(Node(alone[0]), "the first rests as before").And.OnlyHaveUniqueItems();
        await Expect(olivia.Page.Locator("len-channels [part~=state-resting]")).ToHaveTextAsync("Resting");
        await olivia.PictureAsync("operator-nodes");
        await olivia.Page.SetViewportSizeAsync(390, 780);
        await olivia.PictureAsync("operator-nodes-phone");

        (_first.Answer, _second.Answer) = (() => DeliveryResult.Delivered(), () => DeliveryResult.Delivered());
        await UntilAsync(one, api, olivia, count: 0);
        await Expect(olivia.Page.Locator("len-channels [part~=state-working]")).ToHaveTextAsync("Working");
    }

    private Task<WebHost> StartAsync(Pigeon pager, INotificationStore? store = null) => WebHost.StartAsync(
        n => n.AddType("order_filled").AddChannel(pager).UseContactKeys(Keys),
        _time,
        services: services => _ = store is null ? services : services.Replace(ServiceDescriptor.Singleton(store)));

    // Something to send each second until so many circuits are open; then the page comes to say the same, and says it in the end.
    private async Task<string[]> UntilAsync(WebHost host, HttpClient api, Visitor olivia, int count)
    {
        var (began, open, seen) = (Stopwatch.GetTimestamp(), Array.Empty<string>(), Array.Empty<string>());
        do
        {
            Stopwatch.GetElapsedTime(began).Should().BeLessThan(Patience, "the API says '{0}' and the page '{1}'", string.Join(" and ", open), string.Join(" and ", seen));
            if (open.Length != count || open.Length == 0)
            {
                await host.PublishAsync("Filled", with: n => n with { Channels = ["inapp", "pager"] });
                _time.Pass(TimeSpan.FromSeconds(1));
            }

            // Nodes need a moment of their own, and so does the page.
            await olivia.Page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
            var channel = JsonNode.Parse(await api.GetStringAsync("channels"))!["channels"]![0]!;
            open = [.. channel["open_circuits"]!.AsArray().Select(node => $"{(string)node!["node"]!} until {Shown((DateTimeOffset)node["open_until"]!)}")];
            seen = [.. (await olivia.Page.Locator("len-channels tbody tr .plainlist li").AllInnerTextsAsync()).Select(text => text.Replace('\u202f', ' '))];
        }
        while (open.Length != count || !seen.SequenceEqual(open));

        return open;
    }

    private static string Node(string shown) => shown[..shown.IndexOf(" until ", StringComparison.Ordinal)];

    // As Intl writes it for en in Amsterdam.
    private static string Shown(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(2)).ToString("MMM d, yyyy, h:mm tt", System.Globalization.CultureInfo.InvariantCulture);

    private static ContactKeyOptions KeysOf(int first)
    {
        static string Key(int from) => Convert.ToBase64String([.. Enumerable.Range(from, 32).Select(i => (byte)i)]);
        var keys = new ContactKeyOptions { ActiveKey = "one", HashKey = Key(1) };
        keys.Keys.Add(new ContactKey { Id = "one", Key = Key(first) });
        return keys;
    }
}
