using System.Net;
using System.Text.Json.Nodes;

namespace LenNotify.AspNetCore.Tests;

public sealed class RefusedCallTests
{
    [Fact]
    public async Task Who_was_turned_away_is_on_record_once_a_minute()
    {
        await using var host = await ApiHost.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await host.Client((string?)null).GetAsync("admin/queue").StatusAsync(HttpStatusCode.Unauthorized);
            await host.Client("bob").GetAsync("admin/users/eve%0Aadmin/export").StatusAsync(HttpStatusCode.Forbidden);
            await host.Client((string?)null).GetAsync("count").StatusAsync(HttpStatusCode.Unauthorized);
        }

        (await FactsAsync(host)).Should().BeEquivalentTo(
            "anonymous GET /api/notifications/admin/queue 401", "bob GET /api/notifications/admin/users/{userId}/export 403", "anonymous GET /api/notifications/count 401");

        host.Time.Pass(TimeSpan.FromMinutes(1));
        await host.Client("bob").GetAsync("admin/queue").StatusAsync(HttpStatusCode.Forbidden);
        (await FactsAsync(host)).Should().HaveCount(4);
    }

    [Fact]
    public async Task Whoever_knocks_without_end_fills_no_record()
    {
        await using var host = await ApiHost.StartAsync();
        for (var i = 0; i < 100; i++)
        {
            await host.Client($"stranger{i}").GetAsync("admin/queue").StatusAsync(HttpStatusCode.Forbidden);
        }

        (await FactsAsync(host)).Should().HaveCount(60);
    }

    private static async Task<List<string>> FactsAsync(ApiHost host)
    {
        JsonNode page = await host.Operator().GetAsync("audit?action=call_refused&limit=100").JsonAsync();
        return [.. page["data"]!.AsArray().Select(fact => $"{fact!["actor"]} {fact["target"]} {fact["outcome"]}")];
    }
}
