using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Asks a source, and tells what it finds while it goes on searching.</summary>
internal sealed partial class InsightRunner(IServiceProvider services, InsightTelling telling, ILogger<InsightRunner> log)
{
    // Written together, as many as one commit takes well.
    private const int Together = 100;

    /// <summary>All of a run. False when another node took it over meanwhile: that one goes on.</summary>
    internal async Task<bool> RunAsync(InsightPlan plan, InsightRun run, InsightHold hold, CancellationToken cancellationToken)
    {
        var tally = default(InsightTally);
        var found = new List<Insight>(Together);
        var source = plan.Source(services);
        try
        {
            await foreach (var insight in source.FindAsync(run, cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                found.Add(insight);
                if (found.Count < Together)
                {
                    continue;
                }

                tally = tally.Plus(await telling.TellAsync(run, found, cancellationToken).ConfigureAwait(false));
                found.Clear();
                if (!await hold.TakeAsync(cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }
            }
        }
        finally
        {
            // Also what came before the source went wrong.
            tally = tally.Plus(await telling.TellAsync(run, found, cancellationToken).ConfigureAwait(false));
            Ran(log, run.Name, run.Day, tally.Told, tally.Known, tally.Refused);
        }

        return true;
    }

    [LoggerMessage(2755, LogLevel.Information, "The insights of the schedule {Name} for {Day}: {Told} people were told, {Known} knew already, {Refused} were not sound.")]
    private static partial void Ran(ILogger logger, string name, DateOnly day, int told, int known, int refused);
}
