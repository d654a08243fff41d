using LenNotify;
using LenNotify.Storage;

namespace TradingDesk;

/// <summary>A run that ends by itself, and tells what was sent to whom, and why.</summary>
public static class ShortRun
{
    private const string Crashing = "BTC/USD";
    private const int Steps = 300;

    public static async Task RunAsync(WebApplication app, DeskArguments arguments, TextWriter output)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        await app.StartAsync();
        await (arguments.Once ? RunThroughAsync(app.Services, time) : Task.Delay(TimeSpan.FromSeconds(arguments.Seconds!.Value), time));
        await DrainAsync(app.Services, time);
        await app.StopAsync();
        Tell(app.Services.GetServices<INotificationObserver>().OfType<DeskLog>().Single(), output);
    }

    private static async Task RunThroughAsync(IServiceProvider services, TimeProvider time)
    {
        var loop = services.GetRequiredService<FloorLoop>();
        for (var step = 0; step < Steps; step++)
        {
            await loop.StepAsync(CancellationToken.None);
        }

        // Everybody buys more of one thing than is good for them, and its price falls by a third.
        var floor = services.GetRequiredService<TradingFloor>();
        foreach (var trader in DemoPeople.Traders)
        {
            floor.Place(trader.Id, Crashing, Side.Buy, 2.4m);
            floor.Place(trader.Id, Crashing, Side.Buy, 2.4m);
        }

        await loop.StepAsync(CancellationToken.None);
        var crash = floor.Shock(Crashing, -0.33, time.GetUtcNow());
        await services.GetRequiredService<DeskNotices>().TellAsync(crash, CancellationToken.None);
    }

    /// <summary>Waits for what is due now; what is held stays held.</summary>
    private static async Task DrainAsync(IServiceProvider services, TimeProvider time)
    {
        var queue = services.GetRequiredService<IDeliveryQueue>();
        while ((await queue.QueueStatusAsync(["email", "sms", "voice", "board"], time.GetUtcNow(), default)).Any(one => one.Due + one.Claimed > 0))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), time);
        }
    }

    private static void Tell(DeskLog log, TextWriter output)
    {
        output.WriteLine("What was decided and sent, to whom, over what, why, and how often:");
        foreach (var line in log.Lines)
        {
            output.WriteLine($"{line.Key.ToString(),-62}{line.Value,6}");
        }
    }
}
