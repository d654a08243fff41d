using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Routes what was accepted for later: claims what is due, streams its audience, and appends chunk by chunk, the cursor in
/// the same commit. After a crash another goes on where the cursor is; nobody hears twice.
/// </summary>
internal sealed partial class FanOutWorker(FanOutStore store, Chunks chunks, FanOutBell bell, PumpSettings settings, ILogger<FanOutWorker> log)
{
    private const int MostClaimed = 4;
    private const int MostClaims = 5;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MostGivingBack = TimeSpan.FromSeconds(5);

    /// <summary>Runs until cancelled. A chunk under way is written whole or not at all, and what was claimed is given back.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        while (settings.Deliver && !cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (!await RouteAsync(cancellationToken).ConfigureAwait(false))
                {
                    await bell.WaitAsync(settings.Clock, settings.Poll, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception error)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    return;
                }

                Failed(log, error);
                await Task.Delay(settings.Poll, settings.Clock.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Claims and routes; false when nothing was due.</summary>
    internal async Task<bool> RouteAsync(CancellationToken cancellationToken)
    {
        var now = settings.Clock.Now;
        var lease = new Lease(settings.Ids.Next(now), now + Lease);
        var claimed = await store.Publications.ClaimPublicationsAsync(lease, MostClaimed, now, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < claimed.Count; i++)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                await chunks.RouteAsync(claimed[i], lease, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                await GiveBackAsync(claimed.Skip(i), lease).ConfigureAwait(false);
                throw;
            }
            catch (Exception error)
            {
                await PutOffAsync(claimed[i], lease, error, cancellationToken).ConfigureAwait(false);
            }
        }

        return claimed.Count > 0;
    }

    // Otherwise they would lie until the lease ends, and people would hear that much later for a rolling restart.
    private async Task GiveBackAsync(IEnumerable<ClaimedPublication> claimed, Lease lease)
    {
        using var timeout = new CancellationTokenSource(MostGivingBack, settings.Clock.Time);
        foreach (var publication in claimed)
        {
            await PutOffAsync(publication, lease, settings.Clock.Now, timeout.Token).ConfigureAwait(false);
        }
    }

    // One that cannot be routed must not be asked for ever so often in place of others.
    private Task PutOffAsync(ClaimedPublication claimed, Lease lease, Exception error, CancellationToken cancellationToken)
    {
        var pause = RetrySchedule.After(Math.Min(claimed.Claims, MostClaims) + 1, 0);
        var until = settings.Clock.Now + pause;
        NotRouted(log, claimed.Publication.Id, claimed.Claims, until, MaskedException.Of(error));
        bell.Ring(until);
        return PutOffAsync(claimed, lease, until, cancellationToken);
    }

    private async Task PutOffAsync(ClaimedPublication claimed, Lease lease, DateTimeOffset until, CancellationToken cancellationToken) =>
        await store.Publications.AppendAsync(
            [new AppendRequest(claimed.Publication, []) { Lease = lease, NextCursor = claimed.Cursor, PutOffUntil = until }],
            static (_, state) => throw new InvalidOperationException($"Nobody is routed here, and the store asks for {state.UserId}."),
            settings.Clock.Now,
            cancellationToken).ConfigureAwait(false);

    [LoggerMessage(1201, LogLevel.Error, "Publications could not be claimed; it is tried again.")]
    private static partial void Failed(ILogger logger, Exception error);

    [LoggerMessage(1202, LogLevel.Error, "Publication {PublicationId} could not be routed (claim {Claims}); it is tried again at {Until:O}.")]
    private static partial void NotRouted(ILogger logger, Guid publicationId, int claims, DateTimeOffset until, Exception error);
}
