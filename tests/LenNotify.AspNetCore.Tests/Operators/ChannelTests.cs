using System.Net;

namespace LenNotify.AspNetCore.Tests;

/// <summary>Channels while a host runs.</summary>
public sealed class ChannelTests
{
    private readonly Pigeon _pager = new("pager");

    [Fact]
    public async Task A_channel_is_paused_seen_everywhere_and_resumed()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel(_pager), map: app =>
        {
            app.MapNotificationsHealth();
            app.MapNotificationsMetrics();
        });
        var client = host.Operator();
        using var plain = new HttpClient { BaseAddress = host.Address };

        var paused = await client.PostAsync("channels/pager/pause", null).JsonAsync();
        await host.Get<Pulse>().TakeAsync(default);

        ((string)paused["state"]!, (string)paused["paused_by"]!).Should().Be(("paused", "olivia"));
        ((DateTimeOffset)paused["paused_at"]!).Should().Be(host.Time.GetUtcNow());
        (await plain.GetStringAsync("/health/detailed")).Should().Contain("Channel pager was paused by olivia");
        (await plain.GetStringAsync("/metrics")).Should().Contain("channel_paused{notification_channel=\"pager\"} 1");
        await host.Client().PostAsync("test/pager", null).ProblemAsync(HttpStatusCode.ServiceUnavailable, "channel_down");

        ((string)(await client.PostAsync("channels/pager/resume", null).JsonAsync())["state"]!).Should().Be("working");
        (await client.GetAsync("channels").JsonAsync())["channels"]!.AsArray().Should().ContainSingle().Which!["paused_at"].Should().BeNull();
        var facts = await client.GetAsync("audit?target=pager").JsonAsync();
        facts["data"]!.AsArray().Select(fact => $"{fact!["actor"]} {fact["action"]}").Should().Equal("olivia channel_resumed", "olivia channel_paused");
    }

    [Fact]
    public async Task Limits_are_set_shown_beside_the_configured_ones_and_taken_back()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel(_pager, o => o.Concurrency = 8));
        var client = host.Operator();

        var set = await client.SendAsync(HttpMethod.Put, "channels/pager/limits", """{"concurrency":2,"rate":{"limit":10,"per":"00:01:00"}}""").JsonAsync();
        var back = await client.SendAsync(HttpMethod.Put, "channels/pager/limits", "{}").JsonAsync();

        set["limits"]!.ToJsonString().Should().Be("""{"concurrency":2,"rate":{"limit":10,"per":"00:01:00"}}""");
        set["configured"]!.ToJsonString().Should().Be("""{"concurrency":8}""");
        back["limits"]!.ToJsonString().Should().Be("""{"concurrency":8}""");
        var facts = await client.GetAsync("audit?action=channel_limited").JsonAsync();
        facts["data"]!.AsArray().Select(fact => (string)fact!["outcome"]!).Should().Equal("concurrency as configured, rate as configured", "concurrency 2, rate 10 per 00:01:00");
    }

    [Theory]
    [InlineData("""{"concurrency":0}""", "concurrency")]
    [InlineData("""{"concurrency":10001}""", "concurrency")]
    [InlineData("""{"rate":{"limit":0,"per":"00:01:00"}}""", "rate.limit")]
    [InlineData("""{"rate":{"limit":1,"per":"2.00:00:00"}}""", "rate.per")]
    [InlineData("""{"rate":{"limit":1}}""", "rate")]
    [InlineData("""{"concurrency":"many"}""", "concurrency")]
    public async Task Limits_that_are_not_allowed_name_their_field(string body, string field)
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel(_pager));

        var problem = await host.Operator().SendAsync(HttpMethod.Put, "channels/pager/limits", body).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        ((string)problem["field"]!).Should().Be(field);
    }

    [Fact]
    public async Task A_channel_that_the_host_does_not_have_is_not_there()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel(_pager));
        var client = host.Operator();

        foreach (var name in new[] { "fax", "inapp" })
        {
            await client.GetAsync($"channels/{name}").ProblemAsync(HttpStatusCode.NotFound, "not_found");
            await client.PostAsync($"channels/{name}/pause", null).ProblemAsync(HttpStatusCode.NotFound, "not_found");
            await client.PostAsync($"channels/{name}/resume", null).ProblemAsync(HttpStatusCode.NotFound, "not_found");
            await client.SendAsync(HttpMethod.Put, $"channels/{name}/limits", "{}").ProblemAsync(HttpStatusCode.NotFound, "not_found");
        }
    }
}
