using Microsoft.Extensions.Hosting;

namespace LenNotify.CrashRig;

/// <summary>A process that delivers, and ends gracefully when it is asked to (SIGTERM).</summary>
internal static class WorkerNode
{
    internal static async Task RunAsync(string database, LedgerChannel channel, int concurrency, TimeSpan sendTimeout, TimeSpan leaseSpare)
    {
        using var host = RigHost.Build(database, deliver: true, leaseSpare, builder => builder.AddChannel(channel, options =>
        {
            options.Concurrency = concurrency;
            options.SendTimeout = sendTimeout;
        }));
        await host.StartAsync();
        Console.WriteLine("started");
        _ = Task.Run(async () =>
        {
            await Console.In.ReadLineAsync();
            Environment.Exit(3);
        });
        await host.WaitForShutdownAsync();
    }
}
