using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace LenNotify.AspNetCore.Tests;

/// <summary>A client of the plain WebSocket.</summary>
internal sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    internal WebSocketCloseStatus? Closed => _socket.CloseStatus;

    internal static async Task<SocketClient> OpenAsync(ApiHost host, TestToken? token, string query = "", string? origin = null, bool inQuery = false)
    {
        var client = new SocketClient();
        client._socket.Options.CollectHttpResponseDetails = true;
        if (token is not null && !inQuery)
        {
            client._socket.Options.SetRequestHeader("Authorization", $"Bearer {token.Signed()}");
        }

        if (origin is not null)
        {
            client._socket.Options.SetRequestHeader("Origin", origin);
        }

        var address = $"ws://{host.Address.Authority}{ApiHost.Prefix}/ws?{query}{(inQuery ? $"&access_token={token!.Signed()}" : "")}";
        try
        {
            await client._socket.ConnectAsync(new Uri(address), Patience());
        }
        catch (WebSocketException error)
        {
            throw new HttpRequestException(error.Message, error, client._socket.HttpStatusCode);
        }

        return client;
    }

    /// <summary>The next message of this name; null when the socket was closed.</summary>
    internal async Task<JsonNode?> NextAsync(string name)
    {
        while (await NextAsync() is { } message)
        {
            if ((string)message["event"]! == name)
            {
                return message;
            }
        }

        return null;
    }

    /// <summary>The next message, whatever it is called; null when the socket was closed.</summary>
    internal Task<JsonNode?> NextAsync() => ReadAsync();

    internal Task SendAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Patience());

    public void Dispose() => _socket.Dispose();

    private async Task<JsonNode?> ReadAsync()
    {
        var bytes = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(bytes.AsMemory(length), Patience());
            length += received.Count;
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (received.EndOfMessage)
            {
                return JsonNode.Parse(bytes.AsSpan(0, length));
            }
        }
    }

    private static CancellationToken Patience() => new CancellationTokenSource(TimeSpan.FromMinutes(3), TimeProvider.System).Token;
}
