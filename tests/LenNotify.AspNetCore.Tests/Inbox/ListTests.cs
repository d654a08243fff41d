using System.Net;

namespace LenNotify.AspNetCore.Tests;

public sealed class ListTests
{
    [Fact]
    public async Task A_page_says_what_it_holds_and_where_the_next_begins()
    {
        await using var host = await ApiHost.StartAsync();
        var client = host.Client();
        for (var number = 1; number <= 5; number++)
        {
            await host.PublishAsync(with: n => n with { Title = $"number {number}" });
        }

        var first = await client.GetAsync("?limit=2").JsonAsync();
        var second = await client.GetAsync($"?limit=2&cursor={first["pagination"]!["next_cursor"]}").JsonAsync();
        var third = await client.GetAsync($"?limit=2&cursor={second["pagination"]!["next_cursor"]}").JsonAsync();

        first.Titles().Should().Equal("number 5", "number 4");
        second.Titles().Should().Equal("number 3", "number 2");
        third.Titles().Should().Equal("number 1");
        first["pagination"]!.ToJsonString().Should().StartWith("""{"returned_count":2,"total_count":5,"limit":2,"has_more":true,"next_cursor":""");
        third["pagination"]!.ToJsonString().Should().Be("""{"returned_count":1,"total_count":5,"limit":2,"has_more":false}""");
    }

    [Fact]
    public async Task An_item_has_everything_that_was_published_in_snake_case()
    {
        await using var host = await ApiHost.StartAsync();
        await host.PublishAsync(with: n => n with
        {
            Message = "at 60,125",
            Severity = Severity.Warning,
            ActionUrl = "/orders/1",
            Actions = [new NotificationAction("undo", "Undo", "/undo")],
            GroupKey = "g",
            Attributes = new Dictionary<string, string> { ["symbol_name"] = "BTC" },
            Metadata = new System.Text.Json.Nodes.JsonObject { ["orderId"] = 7 },
        });

        var item = (await host.Client().GetAsync("").JsonAsync())["data"]![0]!;

        ((string)item["severity"]!, (string)item["priority"]!, (string)item["action_url"]!, (bool)item["read"]!).Should().Be(("warning", "high", "/orders/1", false));
        ((string)item["actions"]![0]!["label"]!, (string)item["attributes"]!["symbol_name"]!, (int)item["metadata"]!["orderId"]!).Should().Be(("Undo", "BTC", 7));
        ((DateTimeOffset)item["created_at"]!).Should().Be(host.Time.GetUtcNow());
    }

    [Fact]
    public async Task Every_filter_leaves_out_what_does_not_fit()
    {
        await using var host = await ApiHost.StartAsync();
        var client = host.Client();
        await host.PublishAsync(with: n => n with { Title = "old", Severity = Severity.Error });
        var between = host.Time.GetUtcNow().AddMilliseconds(500).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        await host.PublishAsync(with: n => n with { Title = "new", Type = "risk" });
        await client.PostAsync("read-all", Json("""{"up_to":1}""")).StatusAsync(HttpStatusCode.OK);

        foreach (var (query, expected) in new[]
        {
            ("unread=true", "new"), ("type=risk", "new"), ("type=order_filled", "old"), ("severity=error", "old"), ("severity=high", "old"),
            ("severity=info,warning", "new"), ($"from={between}", "new"), ($"to={between}", "old"), ("q=OLD", "old"),
        })
        {
            (await client.GetAsync($"?{query}").JsonAsync()).Titles().Should().Equal([expected], query);
        }

        (await client.GetAsync("?type=risk&type=order_filled").JsonAsync()).Titles().Should().Equal("new", "old");
        (await client.GetAsync("?type=risk,order_filled&unread=false").JsonAsync()).Titles().Should().HaveCount(2);
    }

    [Fact]
    public async Task What_filters_rejected_is_shown_apart_with_the_reason()
    {
        await using var host = await ApiHost.StartAsync();
        var client = host.Client();
        await client.SendAsync(HttpMethod.Patch, "preferences", """{"types":{"order_filled":{"enabled":false}}}""").StatusAsync(HttpStatusCode.OK);
        await host.PublishAsync();

        (await client.GetAsync("").JsonAsync()).Titles().Should().BeEmpty();
        var filtered = await client.GetAsync("?filtered=true").JsonAsync();

        filtered.Titles().Should().Equal("Filled");
        ((string)filtered["data"]![0]!["filtered_by"]!).Should().Be("type_disabled");
    }

    [Theory]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=1e9", "limit")]
    [InlineData("limit=NaN", "limit")]
    [InlineData("limit=99999999999999999999", "limit")]
    [InlineData("sort=id;drop", "sort")]
    [InlineData("offset=9223372036854775808", "offset")]
    [InlineData("unread=yes", "unread")]
    [InlineData("severity=loud", "severity")]
    [InlineData("type=a%20b", "type")]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-01-01", "from")]
    [InlineData("to=2026-13-01T00:00:00Z", "to")]
    [InlineData("cursor=4", "cursor")]
    [InlineData("cursor=' or 1=1", "cursor")]
    [InlineData("cursor=%7B%22$ne%22:null%7D", "cursor")]
    [InlineData("q=%00", "q")]
    [InlineData("q=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "q")]
    [InlineData("q=1+2+3+4+5+6+7+8+9+a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u+v+w+x", "q")]
    public async Task A_parameter_that_is_not_allowed_names_its_field(string query, string field)
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await host.Client().GetAsync($"?{query}").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        ((string)problem["field"]!).Should().Be(field);
        ((string)problem["problems"]![0]!["limit"]!).Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_cursor_is_the_persons_own_and_belongs_to_its_filters()
    {
        await using var host = await ApiHost.StartAsync();
        await host.PublishAsync();
        await host.PublishAsync();
        await host.PublishAsync("bob");
        var cursor = (string)(await host.Client().GetAsync("?limit=1").JsonAsync())["pagination"]!["next_cursor"]!;

        await host.Client("bob").GetAsync($"?limit=1&cursor={cursor}").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await host.Client().GetAsync($"?limit=1&unread=true&cursor={cursor}").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await host.Client().GetAsync($"?limit=1&cursor={cursor[..^1]}{(cursor[^1] == 'A' ? 'B' : 'A')}").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        (await host.Client().GetAsync($"?limit=5&cursor={cursor}").JsonAsync()).Titles().Should().ContainSingle();
    }

    [Fact]
    public async Task The_count_tells_unread_total_and_where_to_resume()
    {
        await using var host = await ApiHost.StartAsync();
        var id = await host.PublishAsync();
        await host.PublishAsync();
        await host.Client().PostAsync($"{id}/read", null).StatusAsync(HttpStatusCode.OK);

        (await host.Client().GetAsync("count").JsonAsync()).ToJsonString().Should().Be("""{"unread":1,"total":2,"sequence":2}""");
        (await host.Client("nobody").GetAsync("count").JsonAsync()).ToJsonString().Should().Be("""{"unread":0,"total":0,"sequence":0}""");
    }

    [Fact]
    public async Task One_mapping_may_keep_its_own_spelling()
    {
        await using var host = await ApiHost.StartAsync(api: o => o.CamelCase = false, build: b => b.Services.AddNotifications(o => o.CamelCase = true));
        await host.PublishAsync();

        (await host.Client().GetAsync("").JsonAsync())["data"]![0]!["created_at"].Should().NotBeNull();
        using var refused = await host.Operator().GetAsync("audit?limit=0");
        (await refused.Content.ReadAsStringAsync()).Should().Contain("requestId");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_option_spells_everything_in_camel_case(bool ofHost)
    {
        await using var host = await (ofHost
            ? ApiHost.StartAsync(build: b => b.Services.AddNotifications(o => o.CamelCase = true))
            : ApiHost.StartAsync(api: o => o.CamelCase = true));
        await host.PublishAsync(with: n => n with { Attributes = new Dictionary<string, string> { ["symbol_name"] = "BTC" } });

        var page = await host.Client().GetAsync("").JsonAsync();
        var problem = await host.Client().GetAsync("?limit=0");

        page["data"]![0]!["createdAt"].Should().NotBeNull();
        page["data"]![0]!["attributes"]!["symbol_name"].Should().NotBeNull("names that people gave stay");
        page["pagination"]!["totalCount"].Should().NotBeNull();
        (await problem.Content.ReadAsStringAsync()).Should().Contain("requestId");
        await host.Client().PostAsync("read-all", Json("""{"upTo":1}""")).StatusAsync(HttpStatusCode.OK);
        await host.Client().PostAsync("read-all", Json("""{"up_to":1}""")).StatusAsync(HttpStatusCode.BadRequest);
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");
}
