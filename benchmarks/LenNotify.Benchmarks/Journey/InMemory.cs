using BenchmarkDotNet.Attributes;
using LenNotify.Benchmarks.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LenNotify.Benchmarks.Journey;

/// <summary>Publish, route, store and deliver in memory, a tenth of the first attempts failing: all of it, until the last has arrived.</summary>
[Processes(3)]
public class InMemory
{
    private const int Count = 20_000;
    private const int Publishers = 16;

    private NoOpChannel _channel = null!;
    private HandLoop _loop = null!;
    private ServiceProvider _host = null!;

    /// <summary>Makes an empty store.</summary>
    [IterationSetup(Target = nameof(HandWritten))]
    public void SetupLoop()
    {
        _channel = new NoOpChannel();
        _loop = new HandLoop(JourneyWorld.Engine(), _channel);
    }

    /// <summary>Makes an empty store and starts the host.</summary>
    [IterationSetup(Target = nameof(Journey))]
    public void SetupHost()
    {
        _channel = new NoOpChannel();
        _host = JourneyWorld.Host(_channel, concurrency: 500);
        foreach (var service in _host.GetServices<IHostedService>())
        {
            service.StartAsync(default).GetAwaiter().GetResult();
        }
    }

    /// <summary>Stops the host.</summary>
    [IterationCleanup(Target = nameof(Journey))]
    public void Cleanup()
    {
        foreach (var service in _host.GetServices<IHostedService>())
        {
            service.StopAsync(default).GetAwaiter().GetResult();
        }

        _host.Dispose();
    }

    /// <summary>A loop over dictionaries: publishers and the sender take turns, as on one thread.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public async Task HandWritten()
    {
        var all = _channel.Expect(Count);
        for (var i = 0; i < Count; i += 100)
        {
            var now = TimeProvider.System.GetUtcNow();
            for (var n = i; n < i + 100; n++)
            {
                _loop.Publish(JourneyWorld.Notification, JourneyWorld.UserIds[n % JourneyWorld.People], now);
            }

            await _loop.Drain(now);
        }

        await all;
    }

    /// <summary>The whole journey through the host, from concurrent publishers.</summary>
    [Bar(nameof(HandWritten), 2.5)]
    [Benchmark(OperationsPerInvoke = Count)]
    public async Task Journey()
    {
        var notifier = _host.GetRequiredService<INotifier>();
        var all = _channel.Expect(Count);
        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(publisher => Task.Run(async () =>
        {
            for (var i = publisher; i < Count; i += Publishers)
            {
                await notifier.PublishAsync(JourneyWorld.Notification, JourneyWorld.UserIds[i % JourneyWorld.People]);
            }
        })));
        await all;
    }
}
