using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LenNotify.Benchmarks.Channels;

/// <summary>Takes every mail, in the clear, over connections that stay open.</summary>
internal sealed class LocalMailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Arrivals _arrivals;

    internal LocalMailServer(Arrivals arrivals)
    {
        _arrivals = arrivals;
        _listener.Start();
        _ = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception error) when (error is ObjectDisposedException or SocketException)
        {
            // It was measured.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        using var lines = new StreamReader(client.GetStream(), Encoding.ASCII);
        await SayAsync(client, "220 local");
        while (await lines.ReadLineAsync() is { } line)
        {
            await SayAsync(client, line.Split(' ')[0].ToUpperInvariant() switch { "EHLO" => "250 local", "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 fine" });
            if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
            {
                while (await lines.ReadLineAsync() is { } part && part != ".")
                {
                }

                _arrivals.Came();
                await SayAsync(client, "250 taken");
            }
        }
    }

    private static Task SayAsync(TcpClient client, string line) => client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n")).AsTask();
}
