using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LenNotify.Benchmarks.Journey;

/// <summary>
/// From publishing to the provider's answer at 1,000 a second, beside the hand-written loop at the same pace. A benchmark that
/// repeats as fast as it can shows no waits, so this one keeps a pace and looks at each.
/// </summary>
internal static class Latency
{
    private const int PerSecond = 1_000;
    private const int Seconds = 10;
    private const int WarmUp = 4;
    private const double Bar = 3.0;

    /// <summary>Measures all, the loops first; answers with the rows of a table.</summary>
    internal static async Task<string> MeasureAsync()
    {
        var inline = await HandWritten();
        var loop = await WithWorker();
        var host = await Host();
        var ratio = Percentile(host, 0.99) / Percentile(loop, 0.99);
        return string.Create(CultureInfo.InvariantCulture, $"""
            | | p50 | p99 | |
            | --- | ---: | ---: | --- |
            | hand-written loop on the publisher's thread, which waits for the channel | {Percentile(inline, 0.5):0.0} us | {Percentile(inline, 0.99):0.0} us | |
            | the same loop, its channel served by a worker, so that no publisher waits for it | {Percentile(loop, 0.5):0.0} us | {Percentile(loop, 0.99):0.0} us | |
            | the journey | {Percentile(host, 0.5):0.0} us | {Percentile(host, 0.99):0.0} us | p99 {ratio:0.00}x of the loop with a worker, bar {Bar:0.0}x: {(ratio <= Bar ? "met" : "**not met**")} |

            """);
    }

    // What the journey promises its publishers, the loop has to keep as well: a slow channel holds nobody up.
    private static async Task<double[]> WithWorker()
    {
        var channel = new NoOpChannel();
        var loop = new HandLoop(JourneyWorld.Engine(), channel);
        var work = Channel.CreateUnbounded<DateTimeOffset>(new UnboundedChannelOptions { SingleReader = true });
        var worker = Task.Run(async () =>
        {
            await foreach (var now in work.Reader.ReadAllAsync())
            {
                await loop.Drain(now);
            }
        });
        var latencies = await Pace(channel, user =>
        {
            var now = TimeProvider.System.GetUtcNow();
            loop.Publish(JourneyWorld.Notification, JourneyWorld.UserIds[user], now);
            work.Writer.TryWrite(now);
            return Task.CompletedTask;
        });
        work.Writer.Complete();
        await worker;
        return latencies;
    }

    private static async Task<double[]> HandWritten()
    {
        var channel = new NoOpChannel();
        var loop = new HandLoop(JourneyWorld.Engine(), channel);
        return await Pace(channel, user =>
        {
            var now = TimeProvider.System.GetUtcNow();
            loop.Publish(JourneyWorld.Notification, JourneyWorld.UserIds[user], now);
            return loop.Drain(now);
        });
    }

    private static async Task<double[]> Host()
    {
        var channel = new NoOpChannel();
        await using var host = JourneyWorld.Host(channel, concurrency: 100);
        foreach (var service in host.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }

        var notifier = host.GetRequiredService<INotifier>();
        var latencies = await Pace(channel, user => notifier.PublishAsync(JourneyWorld.Notification, JourneyWorld.UserIds[user]));
        foreach (var service in host.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(default);
        }

        return latencies;
    }

    // The first seconds are not counted: code is compiled then, and compiled again once it is known to be hot.
    private static async Task<double[]> Pace(NoOpChannel channel, Func<int, Task> publish)
    {
        var time = TimeProvider.System;
        var started = new long[JourneyWorld.People];
        var latencies = new List<double>(PerSecond * Seconds);
        channel.Delivered = delivery =>
        {
            var latency = time.GetElapsedTime(started[int.Parse(delivery.UserId.AsSpan("user-".Length), CultureInfo.InvariantCulture)]).TotalMicroseconds;
            lock (latencies)
            {
                latencies.Add(latency);
            }
        };
        var all = channel.Expect(PerSecond * (Seconds + WarmUp));
        var begin = time.GetTimestamp();
        var under = new List<Task>(PerSecond * (Seconds + WarmUp));
        for (var i = 0; i < PerSecond * (Seconds + WarmUp); i++)
        {
            var due = TimeSpan.FromSeconds((double)i / PerSecond);
            while (time.GetElapsedTime(begin) < due)
            {
                Thread.Sleep(0);
            }

            started[i % JourneyWorld.People] = time.GetTimestamp();
            under.Add(publish(i % JourneyWorld.People));
        }

        await Task.WhenAll(under);
        await all;
        return [.. latencies.Skip(PerSecond * WarmUp).Order()];
    }

    private static double Percentile(double[] sorted, double part) => sorted[(int)(part * (sorted.Length - 1))];
}
