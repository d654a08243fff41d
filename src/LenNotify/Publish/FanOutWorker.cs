using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Routes what was accepted for later: claims what is due, streams its audience, and appends chunk by chunk, the cursor in
/// the same commit. Several at once, and segments have slots of their own: one whose audience is slow to tell, or hangs, holds up
/// nobody who was named. After a crash another goes on where the cursor is; nobody hears twice.
/// </summary>
internal sealed partial class FanOutWorker(FanOutStore store, Chunks chunks, FanOutBell bell, PumpSettings settings, ILogger<FanOutWorker> log)
{
    // Of either kind. More streams of a host's resolver at once would only slow each other down.
    private const int MostAtOnce = 4;
    private const int MostClaims = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostGivingBack = TimeSpan.FromSeconds(5);
    private int _ofSegments;
    private int _named;
    private readonly StoreBackoff _backoff = new(FirstPause, settings.Jitter().NextDouble);

    // Of a claim whose answer did not come: maybe the store leased something to it.
    private Guid? _unanswered;
    private TaskCompletionSource? _freed;

    /// <summary>Runs until cancelled. A chunk under way is written whole or not at all, and what was claimed is given back.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        settings.Clock.UnderWay.Begin();
        var underWay = new List<Task>(MostAtOnce * 2);
        while (settings.Deliver && !cancellationToken.IsCancellationRequested)
        {
            try
            {
                var started = await StartAsync(cancellationToken).ConfigureAwait(false);
                underWay.AddRange(started);
                await chunks.SettleAsync(cancellationToken).ConfigureAwait(false);
                _backoff.Worked();
                if (started.Count == 0)
                {
                    await bell.WaitAsync(settings.Clock, settings.Poll, cancellationToken).ConfigureAwait(false);
                }

                while (Volatile.Read(ref _named) == MostAtOnce)
                {
                    await WaitForSlotAsync().ConfigureAwait(false);
                }

                underWay.RemoveAll(route => route.IsCompleted);
            }
            catch (Exception error)
            {
                if (!cancellationToken.IsCancellationRequested)
                {
                    Failed(log, error);
                    await bell.PauseAsync(settings.Clock, _backoff.Failed(), cancellationToken).ConfigureAwait(false);
                }
            }
        }

        await Task.WhenAll(underWay).ConfigureAwait(false);
        settings.Clock.UnderWay.End();
    }

    /// <summary>
    /// Claims what is due, as many as there are slots for, and routes each by itself; none of the routes fails. Where the last answer
    /// did not come it claims as the same owner, and gets what may be leased already instead of waiting for the lease's end.
    /// </summary>
    internal async Task<IReadOnlyList<Task>> StartAsync(CancellationToken cancellationToken)
    {
        var (named, ofSegments) = (MostAtOnce - Volatile.Read(ref _named), MostAtOnce - Volatile.Read(ref _ofSegments));
        var now = settings.Clock.Now;
        var lease = new Lease(_unanswered ??= settings.Ids.Next(now), now + settings.Clock.FanOutLease);
        var claim = new PublicationClaim(lease, ofSegments == 0 ? named : Math.Min(named, ofSegments)) { NamedOnly = ofSegments == 0 };
        var claimed = await store.Publications.ClaimPublicationsAsync(claim, now, cancellationToken).ConfigureAwait(false);
        _unanswered = null;

        // On threads of their own: a resolver may block one instead of waiting.
        settings.Clock.UnderWay.Begin(claimed.Count);
        return [.. claimed.Select(one => Start(one, lease, cancellationToken))];
    }

    private Task Start(ClaimedPublication claimed, Lease lease, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Slot(claimed));
        return Task.Run(() => RouteAsync(claimed, lease, cancellationToken), CancellationToken.None);
    }

    // At rest meanwhile: those who have the slots may wait for a store that is away. With a full fence: who frees one sees who waits, or
    // is seen.
    private async Task WaitForSlotAsync()
    {
        var freed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _freed, freed);
        if (Volatile.Read(ref _named) == MostAtOnce || Interlocked.Exchange(ref _freed, null) is null)
        {
            settings.Clock.UnderWay.End();
            await freed.Task.ConfigureAwait(false);
        }
    }

    // All slots for segments were taken, so those that are due were left where they are: now there is room for one.
    private void End(ClaimedPublication claimed)
    {
        if (Interlocked.Decrement(ref Slot(claimed)) == MostAtOnce - 1 && claimed.Publication.Audience.Segment is not null)
        {
            bell.Ring(settings.Clock.Now);
        }

        if (Interlocked.Exchange(ref _freed, null) is { } waiting)
        {
            settings.Clock.UnderWay.Begin();
            waiting.SetResult();
        }
    }

    private ref int Slot(ClaimedPublication claimed) => ref claimed.Publication.Audience.Segment is null ? ref _named : ref _ofSegments;

    private async Task RouteAsync(ClaimedPublication claimed, Lease lease, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await chunks.RouteAsync(claimed, lease.Owner, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await LetGoAsync(claimed, lease, error, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            End(claimed);
            settings.Clock.UnderWay.End();
        }
    }

    // One that cannot be routed must not be asked for ever so often in place of others: it is put off. A store that is away is told so
    // when it is back. What is not let go lies until the lease ends, and people hear that much later.
    private async Task LetGoAsync(ClaimedPublication claimed, Lease lease, Exception error, CancellationToken cancellationToken)
    {
        var (end, backoff) = (settings.Clock.Now + settings.Clock.FanOutLease, new StoreBackoff(FirstPause, settings.Jitter().NextDouble));
        var pause = RetrySchedule.After(Math.Min(claimed.Claims, MostClaims) + 1, 0);
        if (!cancellationToken.IsCancellationRequested)
        {
            NotRouted(log, claimed.Publication.Id, claimed.Claims, settings.Clock.Now + pause, MaskedException.Of(error));
        }

        while (true)
        {
            var stops = cancellationToken.IsCancellationRequested;
            try
            {
                await (stops ? GiveBackAsync(claimed, lease) : PutOffAsync(claimed, lease, settings.Clock.Now + pause, cancellationToken)).ConfigureAwait(false);
                return;
            }
            catch (Exception unsaid)
            {
                if (stops || settings.Clock.Now >= end)
                {
                    Failed(log, unsaid);
                    return;
                }

                await settings.Clock.PauseAsync(backoff.Failed(), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Now, for a rolling restart.
    private async Task GiveBackAsync(ClaimedPublication claimed, Lease lease)
    {
        using var timeout = new CancellationTokenSource(MostGivingBack, settings.Clock.Time);
        await PutOffAsync(claimed, lease, settings.Clock.Now, timeout.Token).ConfigureAwait(false);
    }

    private async Task PutOffAsync(ClaimedPublication claimed, Lease lease, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await store.Publications.AppendAsync(
            [new AppendRequest(claimed.Publication, []) { Lease = lease, NextCursor = claimed.Cursor, PutOffUntil = until }],
            static (_, state) => throw new InvalidOperationException($"Nobody is routed here, and the store asks for {state.UserId}."),
            settings.Clock.Now,
            cancellationToken).ConfigureAwait(false);
        bell.Ring(until);
    }

    [LoggerMessage(1201, LogLevel.Error, "Publications could not be claimed or put off; it is tried again.")]
    private static partial void Failed(ILogger logger, Exception error);

    [LoggerMessage(1202, LogLevel.Error, "Publication {PublicationId} could not be routed (claim {Claims}); it is tried again at {Until:O}.")]
    private static partial void NotRouted(ILogger logger, Guid publicationId, int claims, DateTimeOffset until, Exception error);
}
