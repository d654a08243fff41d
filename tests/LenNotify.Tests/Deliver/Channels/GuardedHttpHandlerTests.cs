using System.Net;
using System.Net.Sockets;
using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public class GuardedHttpHandlerTests
{
    [Theory]
    [InlineData("http://push.example/", "not https")]
    [InlineData("ftp://push.example/", "not https")]
    [InlineData("file:///etc/passwd", "not https")]
    [InlineData("https://push.example:8080/", "port")]
    [InlineData("https://fcm.googleapis.com@127.0.0.1/", "user")]
    [InlineData("https://127.1/", "closed network")]
    [InlineData("https://0x7f.1/", "closed network")]
    [InlineData("https://2130706433/", "closed network")]
    [InlineData("https://[::ffff:127.0.0.1]/", "closed network")]
    [InlineData("https://[64:ff9b::7f00:1]/", "closed network")]
    [InlineData("https://169.254.169.254/latest/meta-data", "closed network")]
    public async Task A_url_that_leads_astray_is_refused_before_anything_is_sent(string url, string why)
    {
        var asked = 0;
        (await Refused(url, new GuardedHttpOptions(), _ => Counted(ref asked))).Message.Should().Contain(why).And.NotContain(url);
        asked.Should().Be(0);
    }

    [Theory]
    [InlineData("https://fcm.googleapis.com.evil.example/")]
    [InlineData("https://googleapis.com/")]
    [InlineData("https://fcm.googleapis.com./")]
    public async Task With_an_allow_list_only_its_whole_names_are_called(string url)
    {
        var options = new GuardedHttpOptions();
        options.Hosts.Add("fcm.googleapis.com");

        (await Refused(url, options, _ => [])).Message.Should().Contain("host");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("100.64.0.1")]
    public async Task A_name_that_resolves_to_the_inside_is_refused_when_it_is_connected_to(string address) =>
        (await Refused("https://localhost./", new GuardedHttpOptions(), _ => [IPAddress.Parse(address)])).Message.Should().Contain("closed network").And.NotContain(address);

    [Fact]
    public async Task A_name_that_changes_its_mind_is_judged_anew_with_every_connection()
    {
        using var server = new Answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        var options = Local(server);
        var asked = 0;
        using var client = Client(options, _ => ++asked == 1 ? [IPAddress.Parse("127.0.0.2"), IPAddress.Parse("10.0.0.1")] : [IPAddress.Parse("10.0.0.1")]);

        (await client.GetStringAsync(server.At("rebinding.test"))).Should().Be("ok", "of two addresses the closed one is never tried");
        await client.Invoking(c => c.GetStringAsync(server.At("rebinding.test"))).Should().ThrowAsync<BlockedAddressException>();
    }

    [Fact]
    public async Task A_name_without_an_address_and_one_that_nobody_knows_are_failures()
    {
        (await Refused("https://nothing.test/", new GuardedHttpOptions(), _ => [])).Message.Should().Contain("no address");
        using var client = Client(new GuardedHttpOptions(), _ => throw new SocketException((int)SocketError.HostNotFound));
        (await client.Invoking(c => c.GetAsync(new Uri("https://secret-name.test/"))).Should().ThrowAsync<HttpRequestException>()).Which.ToString().Should().NotContain("secret-name");
    }

    [Fact]
    public async Task A_redirect_is_an_answer_like_any_other()
    {
        using var server = new Answering("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n");
        using var client = Client(Local(server), _ => [IPAddress.Loopback]);

        (await client.GetAsync(server.At("a.test"))).StatusCode.Should().Be(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Of_an_endless_answer_only_so_much_is_read()
    {
        using var server = new Answering("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", endless: true);
        var options = Local(server);
        options.MostBytes = 1_000;
        using var client = Client(options, _ => [IPAddress.Loopback]);

        var response = await client.GetAsync(server.At("a.test"));

        (await response.Content.ReadAsByteArrayAsync()).Should().HaveCount(1_000);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
    }

    [Fact]
    public async Task A_call_takes_no_longer_than_its_time_whatever_the_server_does()
    {
        using var server = new Answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", hangs: true);
        var time = new TestTime(new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero));
        using var client = Client(Local(server), _ => [IPAddress.Loopback], time);
        var calling = client.GetAsync(server.At("a.test"));
        await server.Asked;

        time.Pass(TimeSpan.FromSeconds(11));

        (await calling.Invoking(async c => await c).Should().ThrowAsync<HttpRequestException>()).WithMessage("*10 s*");
    }

    [Fact]
    public async Task A_call_that_is_cancelled_is_cancelled()
    {
        using var client = Client(new GuardedHttpOptions(), _ => [IPAddress.Parse("8.8.8.8")]);
        await client.Invoking(c => c.GetAsync(new Uri("https://a.test/"), new CancellationToken(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void Unsound_options_are_refused_with_every_limit()
    {
        var options = new GuardedHttpOptions { Timeout = TimeSpan.Zero, MostBytes = -1 };
        options.Ports.Clear();

        FluentActions.Invoking(() => new GuardedHttpHandler(options, TimeProvider.System)).Should().Throw<InvalidInputException>()
            .Which.Problems.Select(problem => problem.Field).Should().Equal("guard.Timeout", "guard.MostBytes", "guard.Ports");
        GuardedHttpHandler.Refusal(new Uri("/path", UriKind.Relative), new GuardedHttpOptions()).Should().Contain("not absolute");
    }

    private static IPAddress[] Counted(ref int asked)
    {
        asked++;
        return [];
    }

    private static GuardedHttpOptions Local(Answering server)
    {
        var options = new GuardedHttpOptions { AllowHttp = true };
        options.Ports.Add(server.Port);
        options.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.0/8"));
        return options;
    }

    private static HttpClient Client(GuardedHttpOptions options, Func<string, IPAddress[]> resolve, TimeProvider? time = null) =>
        new(new GuardedHttpHandler(options, time ?? TimeProvider.System, (host, _) => Task.FromResult(resolve(host)))) { Timeout = Timeout.InfiniteTimeSpan };

    private static async Task<BlockedAddressException> Refused(string url, GuardedHttpOptions options, Func<string, IPAddress[]> resolve)
    {
        using var client = Client(options, resolve);
        return (await client.Invoking(c => c.GetAsync(new Uri(url))).Should().ThrowAsync<BlockedAddressException>()).Which;
    }

    /// <summary>Says the same to everybody, on every loopback address.</summary>
    private sealed class Answering : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Any, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Answering(string says, bool endless = false, bool hangs = false)
        {
            _listener.Start();
            _ = ServeAsync(System.Text.Encoding.ASCII.GetBytes(says), endless, hangs);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public Task Asked => _asked.Task;

        public Uri At(string host) => new(FormattableString.Invariant($"http://{host}:{Port}/"));

        public void Dispose()
        {
            _stop.Cancel();
            _listener.Dispose();
            _stop.Dispose();
        }

        private async Task ServeAsync(byte[] says, bool endless, bool hangs)
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                    await client.GetStream().ReadAtLeastAsync(new byte[4_096], 1, false, _stop.Token);
                    await client.GetStream().WriteAsync(says, _stop.Token);
                    _asked.TrySetResult();
                    if (hangs)
                    {
                        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
                    }

                    await PourAsync(client, endless);
                }
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // The test is over.
            }
        }

        private async Task PourAsync(TcpClient client, bool endless)
        {
            try
            {
                while (endless)
                {
                    await client.GetStream().WriteAsync(new byte[10_000], _stop.Token);
                }
            }
            catch (IOException)
            {
                // The caller had enough.
            }
        }
    }
}
