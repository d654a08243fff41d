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

    /// <summary>Runs until cancelled; the chunk under way is finished.</summary>
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
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                Failed(log, error);
                await Task.Delay(settings.Poll, settings.Clock.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Claims and routes; false when nothing was due.</summary>
    internal async Task<bool> RouteAsync(CancellationToken cancellationToken)
    {
        var now = settings.Clock.Now;
        var lease = new Lease(settings.Ids.Next(now), now + Lease);
        var claimed = await store.Publications.ClaimPublicationsAsync(lease, MostClaimed, now, cancellationToken).ConfigureAwait(false);
        foreach (var publication in claimed)
        {
            try
            {
                await chunks.RouteAsync(publication, lease, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                await PutOffAsync(publication, lease, error, cancellationToken).ConfigureAwait(false);
            }
        }

        return claimed.Count > 0;
    }

    // One that cannot be routed must not be asked for ever so often in place of others.
    private async Task PutOffAsync(ClaimedPublication claimed, Lease lease, Exception error, CancellationToken cancellationToken)
    {
        var pause = RetrySchedule.After(Math.Min(claimed.Claims, MostClaims) + 1, 0);
        var until = settings.Clock.Now + pause;
        NotRouted(log, claimed.Publication.Id, claimed.Claims, until, error);
        await store.Publications.AppendAsync(
            [new AppendRequest(claimed.Publication, []) { Lease = lease, NextCursor = claimed.Cursor, PutOffUntil = until }],
            static (_, state) => throw new InvalidOperationException($"Nobody is routed here, and the store asks for {state.UserId}."),
            settings.Clock.Now,
            cancellationToken).ConfigureAwait(false);
        bell.Ring(until);
    }

    [LoggerMessage(1201, LogLevel.Error, "Publications could not be claimed; it is tried again.")]
    private static partial void Failed(ILogger logger, Exception error);

    [LoggerMessage(1202, LogLevel.Error, "Publication {PublicationId} could not be routed (claim {Claims}); it is tried again at {Until:O}.")]
    private static partial void NotRouted(ILogger logger, Guid publicationId, int claims, DateTimeOffset until, Exception error);
}
