using System.Net;
using System.Text.Json.Nodes;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LenNotify.SignalR.Tests;

public sealed partial class ConnectionTests
{
    [Fact]
    public async Task Who_connects_hears_where_they_stand_and_then_what_comes()
    {
        await using var host = await HubHost.StartAsync();
        await host.PublishAsync("ann");
        await using var client = await HubClient.OpenAsync(Hub(host, HubHost.Token("ann")));

        var connected = await client.ReceiveAsync("connected");
        var id = await host.PublishAsync("ann", "second");
        var came = await client.ReceiveAsync("notification");

        ((long)connected["unread"]!, (long)connected["sequence"]!).Should().Be((1, 1));
        ((long)came["unread"]!, (long)came["sequence"]!, (Guid)came["item"]!["id"]!, (string)came["item"]!["title"]!, (string)came["item"]!["priority"]!)
            .Should().Be((2, 2, id, "second", "critical"));
        ((DateTimeOffset)came["item"]!["created_at"]!).Should().BeCloseTo(HubHost.Now, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_is_read_on_one_device_is_seen_on_the_other()
    {
        await using var host = await HubHost.StartAsync();
        await using var phone = await host.ConnectAsync("ann");
        await using var browser = await host.ConnectAsync("ann");
        var first = await host.PublishAsync("ann");
        var second = await host.PublishAsync("ann");
        await host.PublishAsync("ann");

        ((long)(await phone.CallAsync("mark_read", first.ToString()))["unread"]!).Should().Be(2);
        var read = await browser.ReceiveAsync("read");
        ((long)(await browser.CallAsync("dismiss", second.ToString()))["unread"]!).Should().Be(1);
        var dismissed = await phone.ReceiveAsync("dismissed");
        ((long)(await phone.CallAsync("mark_all_read", 3))["unread"]!).Should().Be(0);
        var counted = await browser.ReceiveAsync("unread_count");

        (Ids(read), (long)read["unread"]!).Should().Be((first.ToString(), 2));
        (Ids(dismissed), (long)dismissed["unread"]!).Should().Be((second.ToString(), 1));
        ((long)counted["unread"]!).Should().Be(0);
    }

    [Fact]
    public async Task Who_was_away_gets_what_came_meanwhile_once_and_in_order()
    {
        await using var host = await HubHost.StartAsync();
        for (var number = 1; number <= 250; number++)
        {
            await host.PublishAsync("ann", $"{number}");
        }

        await using var client = await host.ConnectAsync("ann");
        var got = new List<string>();
        long after = 20;
        JsonNode page;
        do
        {
            page = await client.CallAsync("resume", after);
            got.AddRange(page["items"]!.AsArray().Select(item => (string)item!["title"]!));
            after = (long)page["items"]!.AsArray()[^1]!["sequence"]!;
        }
        while ((bool)page["has_more"]!);

        got.Should().Equal(Enumerable.Range(21, 230).Select(number => $"{number}"));
        var recent = await client.CallAsync("recent", 2);
        recent["items"]!.AsArray().Select(item => (string)item!["title"]!).Should().Equal("250", "249");
        ((long)(await client.CallAsync("unread_count"))["unread"]!).Should().Be(250);
    }

    [Fact]
    public async Task A_group_is_opened_and_read_on_one_device_and_the_other_is_told_what_is_left()
    {
        await using var host = await HubHost.StartAsync();
        await using var phone = await host.ConnectAsync("ann");
        await using var browser = await host.ConnectAsync("ann");
        for (var number = 1; number <= 4; number++)
        {
            await host.Get<INotifier>().PublishAsync(new Notification { Type = "order_filled", Title = $"Filled {number}", GroupKey = "btc" }, "ann");
        }

        var told = await phone.ReceiveAsync("group_summary");
        var id = (string)told["ids"]![0]!;
        var group = await phone.CallAsync("group", id);
        await phone.CallAsync("mark_group_read", id);
        JsonNode left;
        do
        {
            left = (await browser.ReceiveAsync("group_summary"))["group"]!;
        }
        while (left["unread"] is null);

        ((string)group["title"]!, (int)group["count"]!, (int)group["unread"]!, (string)group["until"]!).Should().Be(("Filled 4", 4, 4, (string)told["group"]!["until"]!));
        group["items"]!.AsArray().Select(item => (string)item!["title"]!).Should().Equal("Filled 4", "Filled 3", "Filled 2", "Filled 1");
        ((string)left["key"]!, (int)left["count"]!, (int)left["unread"]!).Should().Be(("btc", 4, 0));
        ((long)(await browser.CallAsync("dismiss_group", id))["unread"]!).Should().Be(0);
        (await browser.CallAsync("recent", 10))["items"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task Nobody_gets_at_anything_of_another_person()
    {
        await using var host = await HubHost.StartAsync();
        var id = await host.PublishAsync("ann");
        await using var bob = await host.ConnectAsync("bob");

        foreach (var method in new[] { "mark_read", "dismiss", "group", "mark_group_read", "dismiss_group" })
        {
            foreach (var asked in new[] { id.ToString(), new Guid(1, 2, 3, new byte[8]).ToString(), "' or 1=1" })
            {
                ((string)(await bob.CallAsync(method, asked))!).Should().EndWith("not_found");
            }
        }

        (await bob.CallAsync("recent", 10))["items"]!.AsArray().Should().BeEmpty();
        (await bob.CallAsync("resume", 0))["items"]!.AsArray().Should().BeEmpty();
        (await bob.CallAsync("mark_all_read", 100)).Should().NotBeNull();
        (await host.Get<IInbox>().StatesAsync(["ann"], default))[0].Unread.Should().Be(1);
    }

    [Theory]
    [InlineData("recent", 0)]
    [InlineData("recent", 101)]
    [InlineData("resume", -1)]
    [InlineData("mark_all_read", -1)]
    public async Task A_call_that_is_not_allowed_says_what_would_be(string method, int argument)
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann");

        ((string)(await client.CallAsync(method, argument))!).Should().Contain("invalid_input").And.Contain("Allowed");
    }

    [Fact]
    public void The_hub_has_these_methods_and_no_other()
    {
        var methods = typeof(NotificationHub).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly)
            .Where(method => !method.Name.StartsWith("On", StringComparison.Ordinal))
            .Select(method => method.GetCustomAttributes(typeof(Microsoft.AspNetCore.SignalR.HubMethodNameAttribute), false).Cast<Microsoft.AspNetCore.SignalR.HubMethodNameAttribute>().Single().Name);

        methods.Should().BeEquivalentTo("mark_read", "dismiss", "mark_all_read", "group", "mark_group_read", "dismiss_group", "unread_count", "recent", "resume");
    }

    [Fact]
    public async Task Nobody_connects_without_a_good_token()
    {
        await using var host = await HubHost.StartAsync();
        var good = HubHost.Token("ann");

        foreach (var token in new[] { null, good with { Expires = HubHost.Now }, good with { NotBefore = HubHost.Now.AddMinutes(5) }, good with { Aud = "bank" }, good with { Sub = "" } })
        {
            var connect = () => HubClient.OpenAsync(Hub(host, token));
            (await connect.Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
            using var http = new HttpClient();
            (await http.PostAsync(new Uri(host.Address, $"{HubHost.Path}/negotiate?negotiateVersion=1&access_token={token?.Signed()}"), null)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }
    }

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("https://app.example.com", true)]
    public async Task A_page_of_a_foreign_origin_may_not_connect(string origin, bool allowed)
    {
        await using var host = await HubHost.StartAsync(o => o.AllowedOrigins.Add("https://app.example.com"));
        var connect = () => HubClient.OpenAsync(Hub(host, HubHost.Token("ann")), origin);

        if (allowed)
        {
            await using var client = await connect();
            await client.ReceiveAsync("connected");
        }
        else
        {
            (await connect.Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        }

        await using var own = await HubClient.OpenAsync(Hub(host, HubHost.Token("ann")), $"http://{host.Address.Authority}");
        await own.ReceiveAsync("connected");
    }

    [Fact]
    public async Task A_token_in_the_query_is_in_no_log_at_any_level()
    {
        await using var host = await HubHost.StartAsync();
        var token = HubHost.Token("ann");
        await using (var client = await host.ConnectAsync(token))
        {
            await client.CallAsync("unread_count");
        }

        using var http = new HttpClient();
        await http.PostAsync(new Uri(host.Address, $"{HubHost.Path}/negotiate?negotiateVersion=1&Access_Token={token.Signed()}"), null);
        await http.GetAsync(new Uri(host.Address, $"/elsewhere?x=1&access_token={token.Signed()}"));

        host.Log.Lines.Should().Contain(line => line.Contains(HubHost.Path)).And.Contain(line => line.Contains("/elsewhere?x=1"));
        host.Log.Lines.Should().NotContain(line => line.Contains(token.Signed().Substring(20, 30)));
    }

    [Fact]
    public async Task One_option_spells_bodies_in_camel_case()
    {
        await using var host = await HubHost.StartAsync(o => o.CamelCase = true);
        await using var client = await host.ConnectAsync("ann");
        await host.PublishAsync("ann");

        (await client.ReceiveAsync("notification"))["item"]!["createdAt"].Should().NotBeNull();
    }

    [Fact]
    public async Task A_hub_without_its_services_says_what_is_missing()
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(LogLines.Watched).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddNotifications();
        await using var app = builder.Build();
        var map = () => app.MapNotificationHub("/hub");

        map.Should().Throw<InvalidOperationException>().WithMessage("*Add UseSignalR() to AddNotifications()*");
    }

    private static string Ids(JsonNode body) => string.Join(',', body["ids"]!.AsArray().Select(id => (string)id!));

    private static Uri Hub(HubHost host, TestToken? token) => new($"ws://{host.Address.Authority}{HubHost.Path}{(token is null ? "" : $"?access_token={token.Signed()}")}");
}
