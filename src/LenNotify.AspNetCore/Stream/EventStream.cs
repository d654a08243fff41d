using System.Globalization;
using System.Text;
using LenNotify.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LenNotify;

/// <summary>One stream of server-sent events.</summary>
internal sealed class EventStream(Caller caller, StreamSettings streams, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly byte[] Comment = ":\n\n"u8.ToArray();
    private readonly SemaphoreSlim _writing = new(1, 1);

    public void Dispose() => _writing.Dispose();

    internal async Task RunAsync(string? lastEventId, LiveFeed feed, IInbox inbox, StoreClock clock)
    {
        var after = LastEventId(lastEventId);
        if (streams.TryOpen(caller.UserId) is null)
        {
            throw new Refusal(StatusCodes.Status429TooManyRequests, ProblemCode.TooMany, "You have as many streams open as you may.");
        }

        using var life = new StreamLife(caller, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(life.Over);
        var beating = Task.CompletedTask;
        try
        {
            var connection = new LiveConnection(inbox, clock);
            using var seat = await feed.JoinAsync(caller.UserId, connection, end.Token).ConfigureAwait(false);
            var states = await inbox.StatesAsync([caller.UserId], end.Token).ConfigureAwait(false);
            await BeginAsync(states[0], after, end.Token).ConfigureAwait(false);
            beating = BeatAsync(end.Token);
            await TellAsync(connection, connection.ReadAsync(caller.UserId, states[0], after, end.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client went, or its token ended.
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            streams.Close(caller.UserId);
        }
    }

    private async Task TellAsync(LiveConnection connection, IAsyncEnumerable<HubMessage> messages)
    {
        await foreach (var message in messages.ConfigureAwait(false))
        {
            await WriteAsync(LiveNames.Of(message.Kind), connection.Cursor, caller.Settings.Wire.Bytes(LiveBody.Of(message)), caller.Gone).ConfigureAwait(false);
        }
    }

    private async Task BeginAsync(UserState state, long? after, CancellationToken cancellationToken)
    {
        caller.Context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var response = caller.Context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        await WriteAsync(LiveNames.Connected, after ?? state.Sequence, caller.Settings.Wire.Bytes(MarkedBody.Of(state)), cancellationToken).ConfigureAwait(false);
    }

    // What stands between us and the client closes what is silent for long.
    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                await WriteAsync(Comment, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The stream is over.
        }
    }

    private Task WriteAsync(string name, long id, byte[] data, CancellationToken cancellationToken)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {id}\nevent: {name}\ndata: ")), .. data, .. "\n\n"u8];
        return WriteAsync(bytes, cancellationToken);
    }

    // Whoever takes nothing for so long is gone.
    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var late = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            using var cut = late.Token.Register(caller.Context.Abort);
            await caller.Context.Response.BodyWriter.WriteAsync(bytes, either.Token).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    private static long? LastEventId(string? given) =>
        string.IsNullOrEmpty(given) ? null
            : long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after
            : throw Refusal.Invalid("Last-Event-ID", $"'{Shown.Of(given)}' is no id of an event.", "the id of the last event that came, or none");
}
