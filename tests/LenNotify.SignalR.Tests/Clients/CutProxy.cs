using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LenNotify.SignalR.Tests;

/// <summary>Stands between clients and a host as a network does, and cuts all connections when it is told to.</summary>
internal sealed class CutProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private readonly Lock _gate = new();
    private readonly Uri _host;
    private readonly Task _accepting;
    private long _left = long.MaxValue;
    private TaskCompletionSource _cut = new();

    internal CutProxy(Uri host)
    {
        _host = host;
        _listener.Start(500);
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    internal Uri Address { get; }

    /// <summary>So many bytes from now every connection ends, in the middle of whatever was just said; the task ends then.</summary>
    internal Task CutAfterAsync(long bytes)
    {
        lock (_gate)
        {
            (_left, _cut) = (bytes, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return _cut.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptSocketAsync();
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var host = new Socket(SocketType.Stream, ProtocolType.Tcp);
        (client.NoDelay, host.NoDelay) = (true, true);
        _open.TryAdd(client, 0);
        _open.TryAdd(host, 0);
        try
        {
            await host.ConnectAsync(_host.Host, _host.Port);
            await Task.WhenAny(PassAsync(client, host, static count => count), PassAsync(host, client, Allow));
        }
        catch (SocketException)
        {
            // Cut while it was connecting.
        }

        End(client);
        End(host);
    }

    private async Task PassAsync(Socket from, Socket to, Func<int, int> allow)
    {
        var bytes = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(bytes) is > 0 and var count)
            {
                var allowed = allow(count);
                await to.SendAsync(bytes.AsMemory(0, allowed));
                if (allowed < count)
                {
                    Cut();
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // One end is gone, and the other goes with it.
        }
    }

    private int Allow(int count)
    {
        lock (_gate)
        {
            var allowed = (int)Math.Min(count, _left);
            _left = _left == long.MaxValue ? _left : _left - allowed;
            return allowed;
        }
    }

    private void Cut()
    {
        lock (_gate)
        {
            _left = long.MaxValue;
        }

        foreach (var socket in _open.Keys)
        {
            End(socket);
        }

        _cut.TrySetResult();
    }

    // Without a goodbye.
    private void End(Socket socket)
    {
        if (_open.TryRemove(socket, out _))
        {
            socket.Close(0);
        }
    }
}
