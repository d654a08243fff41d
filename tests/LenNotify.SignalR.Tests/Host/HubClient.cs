using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace LenNotify.SignalR.Tests;

/// <summary>A client that speaks the hub's JSON by hand. It takes nothing off the socket until it is asked for the next message.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket _socket;
    private readonly Queue<JsonNode> _read = new();
    private readonly StringBuilder _part = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private int _calls;

    private HubClient(ClientWebSocket socket) => _socket = socket;

    internal static async Task<HubClient> OpenAsync(Uri address, string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(address, Patience());
        }
        catch (WebSocketException error)
        {
            throw new HttpRequestException(error.Message, error, socket.HttpStatusCode);
        }

        var client = new HubClient(socket);
        await client.SendAsync("""{"protocol":"json","version":1}""");
        await client.ReadAsync(Patience());
        return client;
    }

    /// <summary>The next message of this name; others are passed over.</summary>
    internal async Task<JsonNode> ReceiveAsync(string target)
    {
        while (true)
        {
            var message = await ReadAsync(Patience());
            if ((string?)message["target"] == target)
            {
                return message["arguments"]![0]!;
            }
        }
    }

    /// <summary>The next message, whatever it is called.</summary>
    internal async Task<(string Target, JsonNode Body)> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await ReadAsync(cancellationToken);
            if ((int?)message["type"] == 1)
            {
                return ((string)message["target"]!, message["arguments"]![0]!);
            }
        }
    }

    /// <summary>Calls a method, and answers with its result or its error. Messages that come meanwhile stay to be received.</summary>
    internal async Task<JsonNode> CallAsync(string method, params object[] arguments)
    {
        var id = $"{++_calls}";
        await SendAsync(new JsonObject
        {
            ["type"] = 1,
            ["invocationId"] = id,
            ["target"] = method,
            ["arguments"] = new JsonArray([.. arguments.Select(argument => JsonValue.Create(argument))]),
        }.ToJsonString());
        var others = new List<JsonNode>();
        while (true)
        {
            var message = await ReadAsync(Patience());
            if ((string?)message["invocationId"] == id)
            {
                foreach (var other in others)
                {
                    _read.Enqueue(other);
                }

                return message["result"] ?? message["error"]!;
            }

            others.Add(message);
        }
    }

    internal Task SendAsync(string record) => _socket.SendAsync(Encoding.UTF8.GetBytes(record + End), WebSocketMessageType.Text, true, Patience());

    /// <summary>Ends when the server has closed the connection.</summary>
    internal async Task ClosedAsync()
    {
        try
        {
            while (true)
            {
                await ReadAsync(Patience());
            }
        }
        catch (WebSocketException)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
        {
            using var now = new CancellationTokenSource(TimeSpan.FromSeconds(5), TimeProvider.System);
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, now.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        }

        _socket.Dispose();
    }

    private static CancellationToken Patience() => new CancellationTokenSource(TimeSpan.FromMinutes(3), TimeProvider.System).Token;

    private async Task<JsonNode> ReadAsync(CancellationToken cancellationToken)
    {
        var bytes = new byte[16 * 1024];
        while (true)
        {
            while (_read.TryDequeue(out var message))
            {
                if ((int?)message["type"] is 7)
                {
                    throw new WebSocketException("The hub said that it closes.");
                }

                if ((int?)message["type"] is not 6)
                {
                    return message;
                }
            }

            var received = await _socket.ReceiveAsync(bytes, cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException("The server closed the socket.");
            }

            Split(_decoder, bytes.AsSpan(0, received.Count));
        }
    }

    // A character may lie in two parts of what comes.
    private void Split(Decoder decoder, ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length + 1];
        foreach (var c in text.AsSpan(0, decoder.GetChars(bytes, text, flush: false)))
        {
            if (c != End)
            {
                _part.Append(c);
                continue;
            }

            _read.Enqueue(JsonNode.Parse(_part.ToString())!);
            _part.Clear();
        }
    }
}
