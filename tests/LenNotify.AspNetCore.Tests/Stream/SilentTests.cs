using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LenNotify.AspNetCore.Tests;

/// <summary>Clients that connect and then take nothing off the line.</summary>
public sealed class SilentTests
{
    private const string Upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    [Theory]
    [InlineData("stream", "")]
    [InlineData("ws", Upgrade)]
    public async Task A_client_that_never_reads_is_dropped_and_its_place_is_free(string path, string headers)
    {
        await using var host = await ApiHost.StartAsync(api: o => o.StreamsPerUser = 1);
        var token = host.Token("ann") with { Expires = host.Time.GetUtcNow().AddYears(1) };
        using var silent = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
        await silent.ConnectAsync(host.Address.Host, host.Address.Port);
        await silent.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {ApiHost.Prefix}/{path} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nAuthorization: Bearer {token.Signed()}\r\n{headers}\r\n"));
        (await FirstLineAsync(silent)).Should().MatchRegex("^HTTP/1.1 (200|101) ");

        // A second passes with each, and the server waits for ten once it cannot write any more.
        var published = 0;
        var large = new string('x', 1_000);
        while (await StatusAsync(host, token) == HttpStatusCode.TooManyRequests)
        {
            for (var i = 0; i < 20; i++)
            {
                await host.PublishAsync(with: n => n with { Message = large, Severity = Severity.Critical });
            }

            (published += 20).Should().BeLessThan(50_000, "memory is bounded, and so is patience");
        }

        published.Should().BePositive("it was open before");
    }

    // The answer begins; from here on nothing more is taken.
    private static async Task<string> FirstLineAsync(Socket silent)
    {
        var line = new StringBuilder();
        var next = new byte[1];
        while (await silent.ReceiveAsync(next) == 1 && next[0] != '\r')
        {
            line.Append((char)next[0]);
        }

        return line.ToString();
    }

    private static async Task<HttpStatusCode> StatusAsync(ApiHost host, TestToken token)
    {
        using var client = host.Client(token);
        using var answer = await client.GetAsync("stream", HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }
}
