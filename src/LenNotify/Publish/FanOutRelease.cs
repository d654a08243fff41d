using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Lets go of what cannot be routed now: what is not let go lies until its lease ends, and people hear that much later. So a store that
/// is away is told once it is back.
/// </summary>
internal sealed partial class FanOutRelease(IPublications publications, FanOutBell bell, PumpSettings settings, ILogger log)
{
    private const int MostClaims = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostGivingBack = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Puts it off, longer each time, because it must not be asked for ever so often in place of others; or gives it back at once when
    /// this process ends, so that a rolling restart costs nobody anything. It does not fail.
    /// </summary>
    internal async Task LetGoAsync(ClaimedPublication claimed, Lease lease, Exception error, CancellationToken cancellationToken)
    {
        var (end, backoff) = (settings.Clock.Now + settings.Clock.FanOutLease, new StoreBackoff(FirstPause, settings.Jitter().NextDouble));
        var pause = RetrySchedule.After(Math.Min(claimed.Claims, MostClaims) + 1, 0);
        if (!cancellationToken.IsCancellationRequested)
        {
            NotRouted(log, claimed.Publication.Id, claimed.Claims, pause, MaskedException.Of(error));
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
                    NotPutOff(log, claimed.Publication.Id, unsaid);
                    return;
                }

                await settings.Clock.PauseAsync(backoff.Failed(), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task GiveBackAsync(ClaimedPublication claimed, Lease lease)
    {
        using var timeout = new CancellationTokenSource(MostGivingBack, settings.Clock.Time);
        await PutOffAsync(claimed, lease, settings.Clock.Now, timeout.Token).ConfigureAwait(false);
    }

    private async Task PutOffAsync(ClaimedPublication claimed, Lease lease, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await publications.AppendAsync(
            [new AppendRequest(claimed.Publication, []) { Lease = lease, NextCursor = claimed.Cursor, PutOffUntil = until }],
            static (_, state) => throw new InvalidOperationException($"Nobody is routed here, and the store asks for {state.UserId}."),
            settings.Clock.Now,
            cancellationToken).ConfigureAwait(false);
        bell.Ring(until);
    }

    [LoggerMessage(1202, LogLevel.Error, "Publication {PublicationId} could not be routed (claim {Claims}); it is tried again {Pause} after the store has taken that in.")]
    private static partial void NotRouted(ILogger logger, Guid publicationId, int claims, TimeSpan pause, Exception error);

    [LoggerMessage(4351, LogLevel.Error, "Publication {PublicationId} could not be put off either; it is tried again when its lease has ended.")]
    private static partial void NotPutOff(ILogger logger, Guid publicationId, Exception error);
}
