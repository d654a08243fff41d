using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace LenNotify.AspNetCore.Tests;

public sealed class SocketTests
{
    [Fact]
    public async Task What_one_socket_does_the_other_hears()
    {
        await using var host = await ApiHost.StartAsync();
        using var phone = await SocketClient.OpenAsync(host, host.Token("ann"));
        using var browser = await SocketClient.OpenAsync(host, host.Token("ann"));
        await phone.NextAsync("connected");
        await browser.NextAsync("connected");

        var id = await host.PublishAsync();
        var came = await browser.NextAsync("notification");
        await phone.SendAsync($$"""{"command":"mark_read","id":"7","item_id":"{{id}}"}""");
        var answer = await phone.NextAsync("answer");
        var read = await browser.NextAsync("read");

        ((Guid)came!["data"]!["item"]!["id"]!).Should().Be(id);
        ((string)answer!["id"]!, (long)answer["data"]!["unread"]!).Should().Be(("7", 0));
        ((string)read!["data"]!["ids"]![0]!).Should().Be(id.ToString());
    }

    [Fact]
    public async Task Every_command_is_answered_under_its_id()
    {
        await using var host = await ApiHost.StartAsync();
        var id = await host.PublishAsync();
        await host.PublishAsync();
        using var socket = await SocketClient.OpenAsync(host, host.Token("ann"));

        foreach (var (command, path, expected) in new[]
        {
            ("""{"command":"unread_count","id":"1"}""", "unread", 2), ("""{"command":"mark_all_read","id":"2","up_to":1}""", "unread", 1),
            ($$"""{"command":"dismiss","id":"3","item_id":"{{id}}"}""", "unread", 1), ("""{"command":"resume","id":"4","after":0}""", "sequence", 2),
            ("""{"command":"recent","id":"5"}""", "sequence", 2), ($$"""{"command":"group","id":"6","item_id":"{{id}}"}""", "count", 0),
            ($$"""{"command":"mark_group_read","id":"7","item_id":"{{id}}"}""", "sequence", 2), ($$"""{"command":"dismiss_group","id":"8","item_id":"{{id}}"}""", "sequence", 2),
        })
        {
            await socket.SendAsync(command);
            var answer = await socket.NextAsync("answer");
            ((long)answer!["data"]![path]!).Should().Be(expected, command);
            command.Should().Contain($"\"id\":\"{answer["id"]}\"");
        }
    }

    [Theory]
    [InlineData("""{"command":"mark_read","item_id":"' or 1=1"}""", "not_found")]
    [InlineData("""{"command":"mark_read"}""", "not_found")]
    [InlineData("""{"command":"group"}""", "not_found")]
    [InlineData("""{"command":"mark_group_read","item_id":"x"}""", "not_found")]
    [InlineData("""{"command":"erase"}""", "invalid_input")]
    [InlineData("""{"command":"mark_all_read"}""", "invalid_input")]
    [InlineData("""{"command":"recent","limit":1000}""", "invalid_input")]
    [InlineData("""{"command":"recent","user_id":"bob"}""", "invalid_input")]
    [InlineData("""{"command":"recent","command":"dismiss"}""", "invalid_input")]
    [InlineData("[[[[", "not_json")]
    [InlineData("null", "invalid_input")]
    public async Task What_cannot_be_done_is_said_and_the_socket_stays(string command, string code)
    {
        await using var host = await ApiHost.StartAsync();
        using var socket = await SocketClient.OpenAsync(host, host.Token("ann"));

        await socket.SendAsync(command);
        ((string)(await socket.NextAsync("error"))!["code"]!).Should().BeOneOf(code, "not_json");
        await socket.SendAsync("""{"command":"unread_count"}""");
        (await socket.NextAsync("answer")).Should().NotBeNull();
    }

    [Fact]
    public async Task A_client_resumes_where_it_was()
    {
        await using var host = await ApiHost.StartAsync();
        for (var number = 1; number <= 5; number++)
        {
            await host.PublishAsync(with: n => n with { Title = $"{number}" });
        }

        using var socket = await SocketClient.OpenAsync(host, host.Token("ann"), "after=3");

        ((string)(await socket.NextAsync("notification"))!["data"]!["item"]!["title"]!).Should().Be("4");
        ((string)(await socket.NextAsync("notification"))!["data"]!["item"]!["title"]!).Should().Be("5");
        ((long)(await socket.NextAsync("unread_count"))!["data"]!["unread"]!).Should().Be(5);
    }

    [Fact]
    public async Task A_token_in_the_query_is_taken_here_only_where_the_host_said_so_and_is_in_no_log()
    {
        var lines = new HostLog();
        await using var host = await ApiHost.StartAsync(n => n.UseQueryTokens(), build: b => b.Logging.AddProvider(lines).SetMinimumLevel(LogLevel.Trace));
        await using var without = await ApiHost.StartAsync();
        var token = host.Token("ann");

        using (var socket = await SocketClient.OpenAsync(host, token, inQuery: true))
        {
            (await socket.NextAsync("connected")).Should().NotBeNull();
        }

        await host.Client((TestToken?)null).GetAsync($"?access_token={token.Signed()}").ProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");

        // What a client puts there all the same is in such a host's own log of requests, so this one is no canary.
        var connect = () => SocketClient.OpenAsync(without, token with { Front = "plain" }, inQuery: true);
        (await connect.Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().Be(HttpStatusCode.Unauthorized);

        lines.Lines.Should().Contain(line => line.Contains("/ws"));
        lines.Lines.Should().NotContain(line => line.Contains(token.Signed().Substring(20, 30)));
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task A_page_of_a_foreign_origin_may_not_connect(string origin, HttpStatusCode status)
    {
        await using var host = await ApiHost.StartAsync(api: o => o.AllowedOrigins.Add("https://app.example.com"));
        var connect = () => SocketClient.OpenAsync(host, host.Token("ann"), origin: origin);

        (await connect.Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().Be(status);
        foreach (var good in new[] { "https://app.example.com", $"http://{host.Address.Authority}" })
        {
            using var socket = await SocketClient.OpenAsync(host, host.Token("ann"), origin: good);
            (await socket.NextAsync("connected")).Should().NotBeNull();
        }
    }

    [Fact]
    public async Task Too_large_a_message_and_too_many_commands_close_that_socket_only()
    {
        await using var host = await ApiHost.StartAsync(api: o => o.CommandsPerSecond = 1);
        using var large = await SocketClient.OpenAsync(host, host.Token("ann"));
        using var quick = await SocketClient.OpenAsync(host, host.Token("ann"));
        using var other = await SocketClient.OpenAsync(host, host.Token("ann"));

        await large.SendAsync($$"""{"command":"recent","id":"{{new string('x', 40_000)}}"}""");
        (await large.NextAsync("answer")).Should().BeNull();
        for (var call = 0; call < 6; call++)
        {
            await quick.SendAsync("""{"command":"unread_count"}""");
        }

        (await quick.NextAsync("nothing")).Should().BeNull();

        (large.Closed, quick.Closed).Should().Be((WebSocketCloseStatus.MessageTooBig, WebSocketCloseStatus.PolicyViolation));
        await other.SendAsync("""{"command":"unread_count"}""");
        (await other.NextAsync("answer")).Should().NotBeNull();
    }

    [Fact]
    public async Task A_socket_ends_when_its_token_does()
    {
        await using var host = await ApiHost.StartAsync();
        using var socket = await SocketClient.OpenAsync(host, host.Token("ann"));
        await socket.NextAsync("connected");

        host.Time.Pass(TimeSpan.FromHours(1));

        (await socket.NextAsync("notification")).Should().BeNull();
    }

    [Fact]
    public async Task What_is_no_socket_is_told_so()
    {
        await using var host = await ApiHost.StartAsync();

        await host.Client().GetAsync("ws").ProblemAsync(HttpStatusCode.UpgradeRequired, "refused");
    }
}
