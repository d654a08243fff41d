using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Runs the schedules of insights, each by itself, for as long as the host runs.</summary>
internal sealed partial class InsightWorker : IHostedService, IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly InsightRuns _runs;
    private readonly PumpClock _clock;
    private readonly ILogger<InsightWorker> _log;
    private readonly (string Name, InsightStep Step)[] _steps;
    private Task _running = Task.CompletedTask;

    public InsightWorker(IEnumerable<InsightPlan> plans, InsightRuns runs, InsightRunner runner, InsightZones zones, ILogger<InsightWorker> log)
    {
        (_runs, _clock, _log) = (runs, runs.Clock, log);
        _steps = [.. plans.Select(zones.Settled).Select(plan => (plan.Name, new InsightStep(plan, zones, runs, runner, log)))];
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _clock.UnderWay.Begin(_steps.Length);
        _running = Task.WhenAll(_steps.Select(one => Task.Run(() => RunAsync(one.Name, one.Step), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        // A host that fails to start disposes without stopping.
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync(string name, InsightStep step)
    {
        var stopping = _stop.Token;
        var backoff = _runs.Backoff();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var wait = await step.RunAsync(stopping).ConfigureAwait(false);
                backoff.Worked();
                await (wait > TimeSpan.Zero ? _clock.PauseAsync(wait < Longest ? wait : Longest, stopping) : Task.CompletedTask).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                if (!stopping.IsCancellationRequested)
                {
                    NotLooked(_log, name, error);
                    await _clock.PauseAsync(backoff.Failed(), stopping).ConfigureAwait(false);
                }
            }
        }

        _clock.UnderWay.End();
    }

    [LoggerMessage(2756, LogLevel.Error, "The schedule of insights {Name} could not be looked at; it is tried again.")]
    private static partial void NotLooked(ILogger logger, string name, Exception error);
}
