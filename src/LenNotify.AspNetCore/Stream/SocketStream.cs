using System.Buffers;
using System.Net.WebSockets;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>One socket: what happens goes out, commands come in. Whoever sends too much or takes nothing is dropped.</summary>
internal sealed class SocketStream(Caller caller, WebSocket socket, LiveDesk desk, CallRate ofPerson, TimeProvider time) : IDisposable
{
    private const int LargestMessage = 32 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly SocketBody TooMany = new("error", Code: ProblemCode.TooMany, Detail: "Too many commands over all of your sockets.");
    private readonly SocketCommands _commands = new(caller, desk);
    private readonly CallRate _rate = new(caller.Settings.Options.CommandsPerSecond, time);
    private readonly SemaphoreSlim _sending = new(1, 1);

    public void Dispose() => _sending.Dispose();

    internal async Task RunAsync(LiveFeed feed, IInbox inbox, long? after, CancellationToken over)
    {
        // Not linked: a socket whose reading is cancelled is cut, and the client should be told why it ends.
        using var end = new CancellationTokenSource();
        var ended = new TaskCompletionSource();
        using var ending = over.Register(ended.SetResult);
        var connection = new LiveConnection(inbox, caller.Context.RequestServices.GetRequiredService<StoreClock>());
        using var seat = await feed.JoinAsync(caller.UserId, connection, end.Token).ConfigureAwait(false);
        var states = await inbox.StatesAsync([caller.UserId], end.Token).ConfigureAwait(false);
        await SendAsync(new SocketBody(LiveNames.Connected, Data: caller.Settings.Wire.Element(MarkedBody.Of(states[0]))), end.Token).ConfigureAwait(false);
        var telling = TellAsync(connection.ReadAsync(caller.UserId, states[0], after, end.Token), end.Token);
        var listening = ListenAsync(end.Token);
        await Task.WhenAny(telling, listening, ended.Task).ConfigureAwait(false);
        var status = listening.IsCompletedSuccessfully ? await listening.ConfigureAwait(false) : WebSocketCloseStatus.PolicyViolation;
        if (await TryCloseAsync(status).ConfigureAwait(false))
        {
            // A client that is told so says goodbye too; one that does not is cut.
            await Task.WhenAny(listening, Task.Delay(Patience, time, end.Token)).ConfigureAwait(false);
        }

        await end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(telling, listening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TellAsync(IAsyncEnumerable<HubMessage> messages, CancellationToken cancellationToken)
    {
        await foreach (var message in messages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await SendAsync(new SocketBody(LiveNames.Of(message.Kind), Data: caller.Settings.Wire.Element(LiveBody.Of(message))), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<WebSocketCloseStatus> ListenAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            var received = await socket.ReceiveAsync(message.GetMemory(1_024), cancellationToken).ConfigureAwait(false);
            message.Advance(received.Count);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return WebSocketCloseStatus.NormalClosure;
            }

            if (message.WrittenCount > LargestMessage)
            {
                return WebSocketCloseStatus.MessageTooBig;
            }

            if (received.EndOfMessage)
            {
                if (!_rate.TryTake())
                {
                    return WebSocketCloseStatus.PolicyViolation;
                }

                var answer = ofPerson.TryTake() ? await _commands.RunAsync(message.WrittenMemory, cancellationToken).ConfigureAwait(false) : TooMany;
                await SendAsync(answer, cancellationToken).ConfigureAwait(false);
                message.ResetWrittenCount();
            }
        }
    }

    private async Task SendAsync(SocketBody body, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var late = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);

            // A send that is cancelled aborts the socket: whoever takes nothing for so long is gone.
            await socket.SendAsync(caller.Settings.Wire.Bytes(body), WebSocketMessageType.Text, true, either.Token).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task<bool> TryCloseAsync(WebSocketCloseStatus status)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return false;
        }

        using var late = new CancellationTokenSource(Patience, time);
        try
        {
            await socket.CloseOutputAsync(status, null, late.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
            return false;
        }
    }
}
