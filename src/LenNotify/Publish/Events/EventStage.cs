using LenNotify.Storage;

namespace LenNotify;

/// <summary>Time, and where it goes what a worker routes later.</summary>
internal sealed class EventStage(Staging staging, PumpClock clock)
{
    internal DateTimeOffset Now => clock.Now;

    internal TimeSpan Lease => clock.FanOutLease;

    internal async Task AcceptAsync(IReadOnlyList<Publication> publications, CancellationToken cancellationToken)
    {
        foreach (var publication in publications)
        {
            await staging.AcceptAsync(publication, clock.Now, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Has the fan-out look again.</summary>
    internal void Ring(DateTimeOffset now) => staging.Ring(now, now);
}
