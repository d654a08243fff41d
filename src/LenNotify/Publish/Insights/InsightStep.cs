using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Looks at one schedule: what is due is run, by one node.</summary>
internal sealed partial class InsightStep(InsightPlan plan, InsightZones zones, InsightRuns runs, InsightRunner runner, ILogger log)
{
    // What all nodes slept through is made up for when it is no older.
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(1);

    /// <summary>Does what is due; answers for how long there is nothing to do.</summary>
    internal async Task<TimeSpan> RunAsync(CancellationToken cancellationToken)
    {
        if (await runs.ReadAsync(plan.Name, cancellationToken).ConfigureAwait(false) is not { } hold)
        {
            return TimeSpan.Zero;
        }

        var now = runs.Clock.Now;
        if (Due(hold.State, now) is not { } due)
        {
            return zones.Next(plan, now)?.At - now ?? TimeSpan.MaxValue;
        }

        if (hold.State.Until > now)
        {
            return hold.State.Until.Value - now;
        }

        if (await hold.TakeAsync(cancellationToken).ConfigureAwait(false))
        {
            await RunAsync(new InsightRun(plan.Name, due.Day, due.At, plan.TimeZone!), hold, cancellationToken).ConfigureAwait(false);
        }

        return TimeSpan.Zero;
    }

    private async Task RunAsync(InsightRun due, InsightHold hold, CancellationToken cancellationToken)
    {
        try
        {
            if (await runner.RunAsync(plan, due, hold, cancellationToken).ConfigureAwait(false))
            {
                await hold.EndAsync(due.DueAt, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            var again = runs.Clock.Now + RetrySchedule.After(hold.State.Failures + 2, 0);
            Failed(log, plan.Name, due.Day, again, MaskedException.Of(error));
            await hold.PutOffAsync(again, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The latest time that came since; those before it are over.</summary>
    private CronTime? Due(InsightState state, DateTimeOffset now)
    {
        CronTime? due = null;
        var from = state.Done > now - Oldest ? state.Done : now - Oldest;
        while (zones.Next(plan, due?.At ?? from) is { } next && next.At <= now)
        {
            due = next;
        }

        return due;
    }

    [LoggerMessage(2754, LogLevel.Error, "The insights of the schedule {Name} for {Day} could not be worked out. What was found before is told, and it is tried again at {Again:O}, for as long as no later run is due.")]
    private static partial void Failed(ILogger logger, string name, DateOnly day, DateTimeOffset again, Exception error);
}
