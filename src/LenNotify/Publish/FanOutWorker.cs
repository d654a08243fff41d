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
    private readonly FanOutSlots _slots = new(bell, settings.Clock);
    private readonly FanOutRelease _release = new(store.Publications, bell, settings, log);
    private readonly StoreBackoff _backoff = new(TimeSpan.FromSeconds(1), settings.Jitter().NextDouble);

    // Of a claim whose answer did not come: maybe the store leased something to it.
    private Guid? _unanswered;

    /// <summary>Runs until cancelled. A chunk under way is written whole or not at all, and what was claimed is given back.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        settings.Clock.UnderWay.Begin();
        var underWay = new List<Task>(2 * FanOutSlots.Most);
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

                await _slots.WaitAsync().ConfigureAwait(false);
                underWay.RemoveAll(route => route.IsCompleted);
            }
            catch (Exception error)
            {
                if (!cancellationToken.IsCancellationRequested)
                {
                    Failed(log, error);
                    await bell.MissAsync(settings.Clock.PauseAsync(_backoff.Failed(), cancellationToken)).ConfigureAwait(false);
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
        var (named, ofSegments) = (_slots.ForNamed, _slots.ForSegments);
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
        _slots.Take(claimed);
        return Task.Run(() => RouteAsync(claimed, lease, cancellationToken), CancellationToken.None);
    }

    private async Task RouteAsync(ClaimedPublication claimed, Lease lease, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await chunks.RouteAsync(claimed, lease.Owner, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await _release.LetGoAsync(claimed, lease, error, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _slots.Free(claimed);
            settings.Clock.UnderWay.End();
        }
    }

    [LoggerMessage(1201, LogLevel.Error, "Publications could not be claimed; it is tried again.")]
    private static partial void Failed(ILogger logger, Exception error);
}
