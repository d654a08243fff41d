using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LenNotify.Storage;

namespace LenNotify.AspNetCore.Tests;

/// <summary>Holds real answers against the document that describes them.</summary>
public sealed partial class DescribedAnswersTests
{
    private readonly Pigeon _pager = new("pager");
    private readonly HashSet<string> _seen = [];
    private readonly List<string> _differences = [];
    private ApiDocument? _document;
    private ApiHost? _host;
    private bool _camelCase;

    private ApiHost Host => _host ?? throw new InvalidOperationException("The host was not started.");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_answer_is_what_the_document_says(bool camelCase)
    {
        await using var host = await DescribedHost.StartAsync(
            n => n.AddType("order_filled").AddRules(rules => rules.Documents.Add(Rules)).AddChannel(_pager, o => o.Policy = o.Policy with { NeedsConsent = true }),
            o => (o.CamelCase, o.PushKey) = (camelCase, "BKey"));
        (_host, _camelCase, _document) = (host, camelCase, new ApiDocument(JsonNode.Parse(await host.DocumentAsync())!));

        await AsThePersonAsync();
        if (!camelCase)
        {
            await AsTheOperatorAsync();
            await AsWhoeverWritesRulesAsync();
            await AsAProducerAsync();
            _document.Bodies.Should().BeSubsetOf(_seen, "each was looked at");
        }

        _differences.Should().BeEmpty();
    }

    private async Task AsThePersonAsync()
    {
        await AskAsync("PUT", "/contacts/{channel}", """{"address":"pager-4711"}""", "contacts/pager");
        await AskAsync("POST", "/contacts/{channel}/verify", null, "contacts/pager/verify");
        await AskAsync("POST", "/contacts/{channel}/verify", $$"""{"code":"{{_pager.LastCode}}"}""", "contacts/pager/verify");
        await AskAsync("POST", "/opt-out/{channel}", null, "opt-out/pager");
        await AskAsync("POST", "/opt-in/{channel}", """{"text_version":"2026-06"}""", "opt-in/pager");
        await AskAsync("GET", "/contacts/{channel}", null, "contacts/pager");
        await AskAsync("GET", "/push-key");
        await AskAsync("POST", "/push-subscriptions", """{"endpoint":"https://evil.example/"}""", status: 400);
        _pager.Answer = () => DeliveryResult.Permanent("no such pager");
        var id = await Host.PublishAsync(with: Full);
        await Host.PublishAsync(with: n => n with { Title = "other" });
        await UntilDeadAsync();
        await AskAsync("GET", "/", path: "?limit=1");
        await AskAsync("GET", "/", path: "?limit=x", status: 400);
        await AskAsync("GET", "/count");
        await AskAsync("GET", "/export", path: "export?format=json");
        await AskAsync("GET", "/export", path: "export?format=csv");
        await AskAsync("GET", "/export", path: "export?format=html");
        await AskAsync("GET", "/{id}/why", path: $"{id}/why");
        await AskAsync("GET", "/{id}/why", path: $"{Guid.Empty}/why", status: 404);
        await AskAsync("GET", "/{id}/group", path: $"{id}/group");
        await AskAsync("GET", "/{id}/group", path: $"{Guid.Empty}/group", status: 404);
        await AskAsync("POST", "/{id}/action", """{"key":"open"}""", $"{id}/action");
        await AskAsync("POST", "/{id}/opened", null, $"{id}/opened");
        await AskAsync("POST", "/{id}/read", null, $"{id}/read");
        await AskAsync("PATCH", "/{id}/read", null, $"{id}/read");
        await AskAsync("POST", "/{id}/group/read", null, $"{id}/group/read");
        await AskAsync("POST", "/{id}/group/read", null, $"{Guid.Empty}/group/read", 404);
        await AskAsync("POST", "/read-all", """{"up_to":1}""");
        await AskAsync("GET", "/analytics");
        await AskAsync("POST", "/test/{channel}", null, "test/inapp");
        await AskAsync("POST", "/test/{channel}", null, "test/fax", status: 400);
        await AskAsync("PUT", "/preferences", Preferences);
        await AskAsync("PATCH", "/preferences", """{"language":"nl"}""");
        await AskAsync("POST", "/preferences", """{"language":"de"}""");
        await AskAsync("GET", "/preferences");
        await AskAsync("GET", "/preferences/schema");
        await AskAsync("GET", "/me/export");
        await AskAsync("DELETE", "/{id}", path: id.ToString());
        await AskAsync("DELETE", "/{id}/group", path: $"{id}/group");
        await AskAsync("DELETE", "/{id}/group", path: $"{Guid.Empty}/group", status: 404);
        await AskAsync("GET", "/{id}/group", path: $"{id}/group");
        await AskAsync("DELETE", "/history");
        await AskAsync("DELETE", "/preferences");
        await AskAsync("GET", "/ws", status: 426);
        await AskAsync("GET", "/stream", status: 400, lastEventId: "x");
    }

    private async Task AsTheOperatorAsync()
    {
        var letter = (await Host.Get<IDeadLetters>().ListDeadLettersAsync(new DeadLetterFilter(), 1, null, default)).Items[0].Delivery.Id;
        var item = await Host.PublishAsync();
        await AdminAsync("GET", "/dead-letters");
        await AdminAsync("GET", "/dead-letters/{id}", path: $"dead-letters/{letter}");
        await AdminAsync("POST", "/dead-letters/rehearse", """{"filter":{"channel":"pager"}}""");
        await AdminAsync("GET", "/queue");
        await AdminAsync("GET", "/deliveries");
        await AdminAsync("GET", "/deliveries", path: "deliveries?state=odd", status: 400);
        await AdminAsync("PUT", "/channels/{channel}/limits", """{"concurrency":2,"rate":{"limit":10,"per":"00:01:00"}}""", "channels/pager/limits");
        await AdminAsync("POST", "/channels/{channel}/pause", path: "channels/pager/pause");
        await AdminAsync("GET", "/channels");
        await AdminAsync("GET", "/channels/{channel}", path: "channels/pager");
        await AdminAsync("GET", "/channels/{channel}", path: "channels/fax", status: 404);
        await AdminAsync("POST", "/channels/{channel}/resume", path: "channels/pager/resume");
        await AdminAsync("POST", "/dead-letters/replay", """{"filter":{"channel":"pager"}}""");
        await AdminAsync("POST", "/dead-letters/discard", """{"all":true}""");
        await AdminAsync("GET", "/audit");
        await AdminAsync("GET", "/analytics");
        await AdminAsync("GET", "/users/{userId}/deliveries/{id}", path: $"users/ann/deliveries/{item}");
        await AdminAsync("GET", "/users/{userId}/deliveries/{id}", path: $"users/bob/deliveries/{item}", status: 404);
        await AdminAsync("GET", "/users/{userId}/export", path: "users/ann/export");
        await AdminAsync("POST", "/users/{userId}/erase", path: "users/ann/erase");
    }

    private async Task AsAProducerAsync()
    {
        using var client = new HttpClient { BaseAddress = Host.Address };
        client.DefaultRequestHeaders.Add("X-Api-Key", "shop key");
        await LookAsync(client, "POST " + ApiHost.Events, ApiHost.Events, """{"events":[{"notification":{"type":"t","title":"one"},"user_ids":["ann"]},{"notification":{"type":"t","title":""},"user_ids":["ann"]},{"event":{"type":"FILL","payload":{"user_id":"bob"}}}]}""", 202);
        await LookAsync(client, "POST " + ApiHost.Events, ApiHost.Events, "{}", 400);
        await LookAsync(client, "GET /health/detailed", "/health/detailed", null, 200);
        await LookAsync(client, "GET /metrics", "/metrics", null, 200);
    }

    private const string Preferences = """
        {"channels":{"email":false},"channels_by_priority":{"high":["inapp"]},"types":{"order_filled":{"enabled":true,"minimum_severity":"warning","frequency":"hourly","channels":["inapp"]}},
        "filters":{"symbols":["BTC/USD"]},"time_zone":"Europe/Amsterdam","quiet_hours":{"enabled":true,"windows":[{"start":"22:00","end":"07:00","days":["mon"]}]},"digest_at":"08:30","email_digest":true}
        """;

    private static Notification Full(Notification says) => says with
    {
        Message = "1 at 60,125",
        Severity = Severity.Warning,
        Confidence = 90,
        ActionUrl = "/orders/1",
        Actions = [new NotificationAction("open", "Open", "/orders/1")],
        GroupKey = "orders",
        Attributes = new Dictionary<string, string> { ["symbols"] = "BTC/USD" },
        Metadata = new JsonObject { ["order"] = 1 },
        NewsContext = "none",
        ExpiresAt = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Channels = ["inapp", "pager"],
    };

    private async Task UntilDeadAsync()
    {
        while ((await Host.Get<IDeadLetters>().ListDeadLettersAsync(new DeadLetterFilter(), 1, null, default)).Items.Count == 0)
        {
            await Task.Yield();
        }
    }

    private Task AskAsync(string method, string template, string? body = null, string? path = null, int? status = null, string? lastEventId = null)
    {
        var client = Host.Client();
        if (lastEventId is not null)
        {
            client.DefaultRequestHeaders.Add("Last-Event-ID", lastEventId);
        }

        return LookAsync(client, $"{method} {ApiHost.Prefix}{template.TrimEnd('/')}", path ?? template.TrimStart('/'), body is null ? null : Spelled(body), status);
    }

    // What people named, such as a type, stays as it is.
    private string Spelled(string body) => _camelCase
        ? Regex.Replace(body, "\"([a-z_]+)\":", name => name.Groups[1].Value == "order_filled" ? name.Value : $"\"{JsonNamingPolicy.CamelCase.ConvertName(Pascal(name.Groups[1].Value))}\":")
        : body;

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private Task AdminAsync(string method, string template, string? body = null, string? path = null, int? status = null) =>
        LookAsync(Host.Operator(), $"{method} {ApiHost.Admin}{template}", path ?? template.TrimStart('/'), body, status);

    private async Task LookAsync(HttpClient client, string operation, string path, string? body, int? status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(operation.Split(' ')[0]), path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode / 100).Should().Be((status ?? 200) / 100, $"{operation}: {text}");
        _seen.Add($"{operation} {(int)answer.StatusCode}");
        _differences.AddRange(_document!.Differences(operation, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, text));
    }
}
