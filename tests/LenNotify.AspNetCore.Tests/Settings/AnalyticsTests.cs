using System.Net;
using System.Text.Json.Nodes;
using LenNotify.Storage;

namespace LenNotify.AspNetCore.Tests;

/// <summary>Figures of a scripted journey, counted by hand.</summary>
public sealed class AnalyticsTests
{
    private readonly Pigeon _pager = new("pager");

    [Fact]
    public async Task Analytics_and_metrics_equal_what_was_counted_by_hand()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel(_pager), map: app => app.MapNotificationsMetrics());
        var ids = await JourneyAsync(host);
        var ann = host.Client();
        await ann.PostAsync($"{ids[0]}/opened", null).StatusAsync(HttpStatusCode.NoContent);
        await ann.PostAsync($"{ids[0]}/opened", null).StatusAsync(HttpStatusCode.NoContent);
        await ann.PostAsync($"{ids[0]}/action", null).StatusAsync(HttpStatusCode.OK);
        await ann.DeleteAsync($"{ids[1]}").StatusAsync(HttpStatusCode.OK);
        host.Time.Pass(TimeSpan.FromSeconds(10));
        await ann.PostAsync($"{ids[2]}/read", null).StatusAsync(HttpStatusCode.OK);

        const string Mine = """{"type":"order_filled","sent":3,"delivered":3,"failed":0,"opened":1,"clicked":1,"dismissed":1,"delivery_rate":1,"median_seconds_to_read":10}""";
        const string Risk = """{"type":"risk","sent":1,"delivered":0,"failed":0,"opened":0,"clicked":0,"dismissed":0}""";
        Lines(await ann.GetAsync("analytics").JsonAsync()).Should().Equal(Mine, Risk);
        Lines(await host.Client("bob").GetAsync("analytics").JsonAsync()).Should().Equal(
            """{"type":"order_filled","sent":1,"delivered":1,"failed":0,"opened":0,"clicked":0,"dismissed":0,"delivery_rate":1}""");
        Lines(await host.Operator().GetAsync("analytics").JsonAsync()).Should().Equal(
            """{"type":"order_filled","sent":4,"delivered":4,"failed":0,"opened":1,"clicked":1,"dismissed":1,"delivery_rate":1,"median_seconds_to_read":10}""", Risk);
        Lines(await host.Client("cid").GetAsync("analytics").JsonAsync()).Should().BeEmpty();
        Lines(await ann.GetAsync("analytics?to=2026-06-10T12:00:00Z").JsonAsync()).Should().BeEmpty();
        using var client = new HttpClient { BaseAddress = host.Address };
        (await client.GetStringAsync("/metrics")).Split('\n').Should().Contain(
        [
            "notifications_emitted_total{notification_type=\"order_filled\"} 4",
            "notifications_emitted_total{notification_type=\"risk\"} 1",
            "notifications_delivered_total{notification_channel=\"pager\"} 4",
            "notifications_delivered_total{notification_channel=\"inapp\"} 5",
        ]);
    }

    [Theory]
    [InlineData("user_id=bob", "user_id")]
    [InlineData("from=yesterday", "from")]
    public async Task Nobody_asks_for_another_person_or_by_what_is_no_instant(string query, string field)
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await host.Client().GetAsync($"analytics?{query}").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        ((string)problem["field"]!).Should().Be(field);
    }

    // Three orders for ann and one for bob over the pager, the last of ann's last; and a risk in ann's inbox alone.
    private async Task<List<Guid>> JourneyAsync(ApiHost host)
    {
        foreach (var name in new[] { "ann", "bob" })
        {
            await host.Get<IUserSettings>().PutContactAsync(name, new HostContact("pager", $"pager-{name}"), new Evidence(host.Time.GetUtcNow(), "test"));
        }

        var ids = new List<Guid>();
        await host.PublishAsync("bob", n => n with { Channels = ["inapp", "pager"] });
        await host.PublishAsync(with: n => n with { Type = "risk", Channels = ["inapp"] });
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await host.PublishAsync(with: n => n with { Channels = ["inapp", "pager"], ActionUrl = "/orders/1" }));
        }

        while ((long)(await host.Operator().GetAsync("analytics").JsonAsync())["types"]![0]!["delivered"]! < 4)
        {
            await Task.Yield();
        }

        return ids;
    }

    private static string[] Lines(JsonNode analytics) => [.. analytics["types"]!.AsArray().Select(type => type!.ToJsonString())];
}
