using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LenNotify.Channels.Tests;

public sealed class ServiceWorkerTests
{
    [ChromiumFact]
    public async Task A_push_is_shown_by_a_service_worker_of_a_real_browser_as_text_with_its_link()
    {
        using var service = new StrictServer(_ => new ServerAnswer(201));
        var push = new WebPushTests();
        var notification = new Notification { Type = "order_filled", Title = "Filled", ActionUrl = "/orders/7" };
        await push.Pushed(service, Scene.To("", "Gefüllt zu 100 € <b>🎉</b>", "Filled", notification), out var browser);

        var seen = JsonDocument.Parse(await Node.RunAsync("worker.mjs", JsonSerializer.Serialize(new
        {
            chromium = Chromium.Path,
            worker = Worker(),
            body = Base64Url.EncodeToString(service.Requests.Single().Body),
            privateKey = browser.PrivateKey,
            auth = browser.Auth,
        }))).RootElement;

        var shown = seen.GetProperty("shown").EnumerateArray().Should().ContainSingle().Subject;
        (shown.GetProperty("title").GetString(), shown.GetProperty("body").GetString()).Should().Be(("Filled", "Gefüllt zu 100 € <b>🎉</b>"));
        shown.GetProperty("data").GetProperty("url").GetString().Should().Be($"{seen.GetProperty("origin").GetString()}/orders/7");
        shown.GetProperty("data").GetProperty("items")[0].GetGuid().Should().Be(new Guid(8, 0, 0, new byte[8]));
    }

    private static string Worker([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "LenNotify.WebPush", "js", "push-worker.js"));
}
