using LenNotify.Storage;

namespace LenNotify;

/// <summary>Takes what a worker routes later: what is due later, and large audiences.</summary>
internal sealed class Staging(IPublications store, IntakeLimits limits, FanOutBell bell, ISegmentResolver? segments = null)
{
    /// <summary>Refuses a segment that nobody could resolve: better now than in a worker, tonight.</summary>
    internal void Demand(Audience audience)
    {
        if (audience.Segment is { } segment && segments is null)
        {
            throw new InvalidOperationException(
                $"The audience is the segment '{segment}', and nothing says who belongs to it. Add UseSegments<T>() to AddNotifications(), with your ISegmentResolver.");
        }
    }

    internal async Task<AcceptanceResult> AcceptAsync(Publication publication, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limits.Timeout, limits.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var results = await store.AcceptAsync([publication], now, either.Token).ConfigureAwait(false);
            bell.Ring(publication.DueAt);
            return results[0];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PublishRefusedException($"The store did not answer for {limits.Timeout}. Whether it has the publication is not known: publish again with the same dedupe key.");
        }
    }
}
