using System.Net;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify.AspNetCore.Tests;

public sealed class HostileTextTests : IDisposable
{
    private const string Forged = "a\n\rinfo: Fake[0]\n  admin logged in\u001b[31m";
    private readonly HostLog _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Text_from_outside_forges_no_line_of_a_log()
    {
        await using var host = await StartAsync();
        var (client, inPath, inJson) = (host.Client(), Uri.EscapeDataString(Forged), System.Text.Json.JsonSerializer.Serialize(Forged));
        var id = await host.PublishAsync();

        foreach (var path in new[]
        {
            $"{inPath}/why", $"?type={inPath}", $"?q={inPath}", $"?cursor={inPath}", $"?{inPath}=1", $"export?format={inPath}", $"analytics?from={inPath}",
            $"contacts/{inPath}", $"webhooks/{inPath}", $"ws?after={inPath}",
        })
        {
            (await client.GetAsync(path)).StatusCode.Should().NotBe(HttpStatusCode.InternalServerError, path);
        }

        foreach (var (method, path, body) in new[]
        {
            ("PUT", "preferences", $$"""{"language":{{inJson}},{{inJson}}:1}"""), ("PATCH", "preferences", "{\"types\":{" + inJson + ":{\"enabled\":" + inJson + "}}}"),
            ("PUT", "contacts/email", $$"""{"address":{{inJson}},"country":{{inJson}}}"""), ("POST", "contacts/email/verify", $$"""{"code":{{inJson}}}"""),
            ("POST", "opt-out/email", $$"""{"text_version":{{inJson}}}"""), ("POST", $"test/{inPath}", "{}"), ("POST", $"{id}/action", $$"""{"key":{{inJson}},"channel":{{inJson}}}"""),
            ("POST", $"{id}/opened", $$"""{"channel":{{inJson}}}"""), ("POST", "push-subscriptions", $$$"""{"endpoint":{{{inJson}}},"keys":{"p256dh":{{{inJson}}},"auth":{{{inJson}}}}}"""),
        })
        {
            (await client.SendAsync(new HttpMethod(method), path, body)).StatusCode.Should().NotBe(HttpStatusCode.InternalServerError, path);
        }

        await host.Operator().GetAsync($"users/{inPath}/export");
        await host.Operator().PostAsync($"users/{inPath}/erase", null);
        await host.Operator().GetAsync($"audit?actor={inPath}");
        await host.Operator().SendAsync(HttpMethod.Post, "dead-letters/discard", $$"""{"cause":{{inJson}}}""");
        using var producer = new HttpClient { BaseAddress = host.Address };
        producer.DefaultRequestHeaders.Add("X-Api-Key", "shop key");
        await producer.SendAsync(HttpMethod.Post, ApiHost.Events, $$$"""{"events":[{"notification":{"type":{{{inJson}}},"title":{{{inJson}}}},"user_ids":[{{{inJson}}}],"idempotency_key":{{{inJson}}},"correlation_id":{{{inJson}}}}]}""");

        _log.Lines.Where(line => line.StartsWith("LenNotify", StringComparison.Ordinal) && (line.Contains("\ninfo: Fake") || line.Contains("\rinfo: Fake") || line.Contains('\u001b')))
            .Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_failing_part_says_reaches_neither_the_answer_nor_the_log()
    {
        await using var host = await StartAsync(build => build.Services.AddSingleton<IInbox, BrokenInbox>());

        var problem = await host.Client().GetAsync("").ProblemAsync(HttpStatusCode.InternalServerError, "unexpected");

        var text = problem.ToJsonString() + string.Join('\n', _log.Lines);
        text.Should().Contain("A request failed: InvalidOperationException").And.NotContain("password=secret").And.NotContain(Canary.Secret).And.NotContain(Canary.Phone).And.NotContain(BrokenInbox.Jwt);
    }

    [Fact]
    public async Task Headers_queries_and_bodies_are_in_no_line_of_ours()
    {
        await using var host = await StartAsync();
        var token = host.Token("ann").Signed();

        await host.Client().SendAsync(HttpMethod.Put, "contacts/email", """{"address":"somebody@nowhere.example"}""");
        await host.Client().GetAsync("?q=whispered");
        await host.Client().SendAsync(HttpMethod.Post, "read-all", """{"up_to":"whispered"}""");

        _log.Lines.Where(line => line.StartsWith("LenNotify", StringComparison.Ordinal)).Should()
            .NotContain(line => line.Contains("whispered") || line.Contains("somebody@nowhere.example") || line.Contains(token));
    }

    [Theory]
    [InlineData("' or 1=1 --")]
    [InlineData("{\"$ne\":null}")]
    [InlineData("$where")]
    [InlineData("1;drop table lennotify_items")]
    [InlineData("../../etc/passwd")]
    public async Task An_id_that_is_words_of_a_store_finds_nothing(string id)
    {
        await using var host = await StartAsync();
        await host.PublishAsync();
        var escaped = Uri.EscapeDataString(id);

        await host.Client().GetAsync($"{escaped}/why").ProblemAsync(HttpStatusCode.NotFound, "not_found");
        await host.Client().PostAsync($"{escaped}/read", null).ProblemAsync(HttpStatusCode.NotFound, "not_found");
        await host.Client().DeleteAsync(escaped).ProblemAsync(HttpStatusCode.NotFound, "not_found");
        await host.Operator().GetAsync($"dead-letters/{escaped}").ProblemAsync(HttpStatusCode.NotFound, "not_found");
        (await host.Operator().GetAsync($"deliveries?user_id={escaped}").JsonAsync())["data"]!.AsArray().Should().BeEmpty();
        (await host.Operator().GetAsync($"audit?actor={escaped}").JsonAsync())["data"]!.AsArray().Should().BeEmpty();
        (await host.Client(id).GetAsync("").JsonAsync()).Titles().Should().BeEmpty();
        (await host.Client().GetAsync("").JsonAsync()).Titles().Should().ContainSingle();
    }

    private Task<ApiHost> StartAsync(Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? build = null) => ApiHost.StartAsync(
        n => n.AddChannel("email").UseQueryTokens(),
        build: b =>
        {
            b.Logging.AddProvider(_log);
            build?.Invoke(b);
        });
}
