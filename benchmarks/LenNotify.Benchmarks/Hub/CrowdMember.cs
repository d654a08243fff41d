using System.Buffers.Text;
using System.Net.WebSockets;

namespace LenNotify.Benchmarks.Hub;

/// <summary>One light client: it speaks the hub's JSON, and comes back after a cut as the shipped policy says.</summary>
internal sealed class CrowdMember(Uri hub, string userId, CrowdBook book)
{
    private const byte End = 0x1e;
    private const double First = 5_000;
    private const double Longest = 30_000;
    private static readonly byte[] Handshake = [.. """{"protocol":"json","version":1}"""u8, End];
    private static readonly byte[] Ping = [.. """{"type":6}"""u8, End];
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ClientWebSocket? _socket;
    private int _tries;

    /// <summary>Ends when it was connected for the first time.</summary>
    internal Task Begun => _begun.Task;

    /// <summary>Until the process ends.</summary>
    internal async Task RunAsync()
    {
        while (true)
        {
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader(HubWorld.User, userId);
            try
            {
                await socket.ConnectAsync(hub, default);
                await socket.SendAsync(Handshake, WebSocketMessageType.Text, true, default);
                await ListenAsync(socket);
            }
            catch (WebSocketException)
            {
                book.Fail();
            }

            await Task.Delay(Pause(_tries++));
        }
    }

    /// <summary>Tells the host that it is still there.</summary>
    internal async Task PingAsync()
    {
        if (_socket is { State: WebSocketState.Open } socket)
        {
            await socket.SendAsync(Ping, WebSocketMessageType.Text, true, default).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // As js/lennotify.mjs of LenNotify.SignalR.
    private static TimeSpan Pause(int tries)
    {
        var most = Math.Min(Longest, First * Math.Pow(2, Math.Min(tries, 30)));
        return TimeSpan.FromMilliseconds(tries == 0 ? Random.Shared.NextDouble() * most : (0.5 + (Random.Shared.NextDouble() / 2)) * most);
    }

    private async Task ListenAsync(ClientWebSocket socket)
    {
        var bytes = new byte[4_096];
        var length = 0;
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(bytes.AsMemory(length), default);
                length += received.Count;
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                var taken = TakeAll(bytes.AsSpan(0, length), socket);
                bytes.AsSpan(taken, length - taken).CopyTo(bytes);
                length -= taken;
                Array.Resize(ref bytes, length == bytes.Length ? bytes.Length * 2 : bytes.Length);
            }
        }
        finally
        {
            if (Interlocked.Exchange(ref _socket, null) is not null)
            {
                book.Connect(-1);
            }
        }
    }

    private int TakeAll(ReadOnlySpan<byte> bytes, ClientWebSocket socket)
    {
        var taken = 0;
        while (bytes[taken..].IndexOf(End) is >= 0 and var end)
        {
            Take(bytes.Slice(taken, end), socket);
            taken += end + 1;
        }

        return taken;
    }

    // The instant of sending is the last number of the title, where it has one, and else the count of unread.
    private void Take(ReadOnlySpan<byte> record, ClientWebSocket socket)
    {
        if (record.IndexOf("\"target\":\"notification\""u8) >= 0)
        {
            var at = record.IndexOf("\"title\":\"@"u8) is >= 0 and var title ? title + 10 : record.IndexOf("\"unread\":"u8) + 9;
            if (Utf8Parser.TryParse(record[at..], out long sent, out _))
            {
                book.Receive(TimeProvider.System.GetTimestamp() - sent);
            }
        }
        else if (record.IndexOf("\"target\":\"connected\""u8) >= 0)
        {
            (_socket, _tries) = (socket, 0);
            book.Connect(1);
            _begun.TrySetResult();
        }
    }
}
