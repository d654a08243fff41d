using System.Text.Json;
using Microsoft.Playwright;

namespace LenNotify.Web.Tests;

public sealed class PushTests
{
    private const string Subscribing = """
        window.asked = 0;
        Notification.requestPermission = async () => { window.asked++; return 'granted'; };
        Object.defineProperty(Notification, 'permission', { get: () => 'default' });
        PushManager.prototype.subscribe = async function (options) {
          window.key = options.applicationServerKey.length;
          return { toJSON: () => JSON.parse(window.subscription) };
        };
        """;

    [BrowserFact]
    public async Task The_banner_asks_on_a_click_only_and_the_browser_is_known_then()
    {
        await using var host = await WebHost.StartAsync(n => n.AddChannel(new Pigeon("webpush")));
        await using var ann = await Visitor.ComeAsync(host);
        await ann.Page.AddInitScriptAsync($"window.subscription = {JsonSerializer.Serialize(Subscription())};{Subscribing}");
        await ann.OpenAsync();
        var banner = ann.Page.Locator("len-push [part=banner]");
        await Expect(banner).ToBeVisibleAsync();
        await ann.PictureAsync("push-banner");
        (await ann.Page.EvaluateAsync<int>("window.asked")).Should().Be(0);

        await banner.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();

        await Expect(banner).ToContainTextAsync("This browser gets notified from now on.");
        (await ann.Page.EvaluateAsync<int[]>("[window.asked, window.key]")).Should().Equal(1, 65);
        using var client = host.Client();
        (await client.GetStringAsync("contacts/webpush")).Should().Contain("\"verified\":true");
    }

    [BrowserFact]
    public async Task Who_says_not_now_is_not_asked_again()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        await ann.Page.AddInitScriptAsync(Subscribing);
        await ann.OpenAsync();
        await ann.Page.Locator("len-push").GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await ann.OpenAsync();

        await Expect(ann.Page.Locator("main len-inbox [part=empty]")).ToBeVisibleAsync();
        await Expect(ann.Page.Locator("len-push [part=banner]")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_push_is_shown_by_the_service_worker()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        await ann.Context.GrantPermissionsAsync(["notifications"], new() { Origin = host.Site });
        var session = await ann.Context.NewCDPSessionAsync(ann.Page);
        var registered = new TaskCompletionSource<string>();
        session.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, update) =>
        {
            if (update!.Value.GetProperty("registrations") is var all && all.GetArrayLength() > 0)
            {
                registered.TrySetResult(all[0].GetProperty("registrationId").GetString()!);
            }
        };
        await session.SendAsync("ServiceWorker.enable");
        await ann.OpenAsync();
        await ann.Page.EvaluateAsync("""
            async () => {
              const policy = trustedTypes.createPolicy('lennotify', { createScriptURL: (url) => url });
              window.worker = await navigator.serviceWorker.register(policy.createScriptURL('/_content/LenNotify.Web/push-worker.js'));
              const young = window.worker.installing ?? window.worker.waiting;
              if (young) { await new Promise((active) => young.addEventListener('statechange', () => young.state === 'activated' && active())); }
            }
            """);

        await session.SendAsync("ServiceWorker.deliverPushMessage", new Dictionary<string, object>
        {
            ["origin"] = host.Site,
            ["registrationId"] = await registered.Task.WaitAsync(TimeSpan.FromMinutes(2)),
            ["data"] = JsonSerializer.Serialize(new { title = "Filled", body = "<b>At 60,125</b>", url = "/orders/7" }),
        });

        // A function to wait for may not be asynchronous: its promise would count as the answer.
        (await ann.Page.EvaluateAsync<string>("""
            async () => {
              for (;;) {
                const [shown] = await window.worker.getNotifications();
                if (shown) { return `${shown.title}: ${shown.body} ${shown.data.url}`; }
                await new Promise(requestAnimationFrame);
              }
            }
            """).WaitAsync(TimeSpan.FromMinutes(3)))
            .Should().Be($"Filled: <b>At 60,125</b> {host.Site}/orders/7");
    }

    private static string Subscription()
    {
        using var key = System.Security.Cryptography.ECDiffieHellman.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        return JsonSerializer.Serialize(new
        {
            endpoint = "https://fcm.googleapis.com/fcm/send/one",
            keys = new { p256dh = System.Buffers.Text.Base64Url.EncodeToString([4, .. point.X!, .. point.Y!]), auth = System.Buffers.Text.Base64Url.EncodeToString(Canary.Bytes(16)) },
        });
    }
}
