using LenNotify.Storage;

namespace LenNotify;

/// <summary>Takes what a worker routes later: what is due later, and large audiences.</summary>
internal sealed class Staging(IPublications store, IntakeLimits limits, FanOutBell bell, NodeSignals signals, ISegmentResolver? segments = null)
{
    /// <summary>Whether somebody can say who it is.</summary>
    internal bool Knows(Audience audience) => audience.Segment is null || segments is not null;

    /// <summary>Refuses a segment that nobody could resolve: better now than in a worker, tonight.</summary>
    internal void Demand(Audience audience)
    {
        if (!Knows(audience))
        {
            throw new InvalidOperationException(
                $"The audience is the segment '{audience.Segment}', and nothing says who belongs to it. Add UseSegments<T>() to AddNotifications(), with your ISegmentResolver.");
        }
    }

    /// <summary>Wakes the fan-out, here and on other nodes, for something that is due then.</summary>
    internal void Ring(DateTimeOffset dueAt, DateTimeOffset now)
    {
        bell.Ring(dueAt);
        if (dueAt <= now)
        {
            signals.Tell(NodeSignals.Publications);
        }
    }

    internal async Task<AcceptanceResult> AcceptAsync(Publication publication, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limits.Timeout, limits.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var accepting = store.AcceptAsync([publication], now, either.Token);
        try
        {
            var results = await accepting.WaitAsync(either.Token).ConfigureAwait(false);
            Ring(publication.DueAt, now);
            return results[0];
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            Abandoned.Observe(accepting);
            cancellationToken.ThrowIfCancellationRequested();
            throw PublishRefusedException.NoAnswer(limits.Timeout);
        }
    }
}
