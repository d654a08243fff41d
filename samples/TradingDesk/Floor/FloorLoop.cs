namespace TradingDesk;

/// <summary>Lets the simulation go on, and tells what happens.</summary>
public sealed class FloorLoop(TradingFloor floor, DeskNotices notices, DeskArguments arguments, TimeProvider time) : BackgroundService
{
    public Task StepAsync(CancellationToken cancellationToken) => notices.TellAsync(floor.Step(time.GetUtcNow()), cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(arguments.Pace, time);
        while (await pace.WaitForNextTickAsync(stoppingToken))
        {
            await StepAsync(stoppingToken);
        }
    }
}
