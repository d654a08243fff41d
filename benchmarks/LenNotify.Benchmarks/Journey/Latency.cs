using System.Globalization;
using System.Threading.Channels;
using LenNotify.Benchmarks.Durable;
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
    private static readonly (int WarmUp, int Measured) Whole = (4, 6);
    private static readonly (int WarmUp, int Measured) Dry = (1, 1);
    private const int Rounds = 5;
    private const double Bar = 3.0;

    /// <summary>Measures all in turns; answers with the rows of a table. One hiccup of the machine in ten seconds is its p99, so the median of rounds counts.</summary>
    internal static async Task<string> MeasureAsync(bool dry = false)
    {
        var seconds = dry ? Dry : Whole;
        var inline = await HandWritten(seconds);
        var rounds = await Contest.RoundsAsync(dry ? 1 : Rounds, () => WithWorker(seconds), () => Host(seconds));
        var (median, slow) = (Contest.Of(rounds, sorted => Percentile(sorted, 0.5)), Contest.Of(rounds, sorted => Percentile(sorted, 0.99)));
        return string.Create(CultureInfo.InvariantCulture, $"""
            | | p50 | p99 | |
            | --- | ---: | ---: | --- |
            | hand-written loop on the publisher's thread, which waits for the channel | {Percentile(inline, 0.5):0.0} us | {Percentile(inline, 0.99):0.0} us | |
            | the same loop, its channel served by a worker, so that no publisher waits for it | {median.Raw:0.0} us | {slow.Raw:0.0} us | |
            | the journey | {median.Ours:0.0} us | {slow.Ours:0.0} us | p99 {slow.Ratio:0.00}x of the loop with a worker, bar {Bar:0.0}x: {(slow.Ratio <= Bar ? "met" : "**not met**")} |

            """);
    }

    // What the journey promises its publishers, the loop has to keep as well: a slow channel holds nobody up.
    private static async Task<double[]> WithWorker((int WarmUp, int Measured) seconds)
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
        var latencies = await Pace(channel, seconds, user =>
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

    private static async Task<double[]> HandWritten((int WarmUp, int Measured) seconds)
    {
        var channel = new NoOpChannel();
        var loop = new HandLoop(JourneyWorld.Engine(), channel);
        return await Pace(channel, seconds, user =>
        {
            var now = TimeProvider.System.GetUtcNow();
            loop.Publish(JourneyWorld.Notification, JourneyWorld.UserIds[user], now);
            return loop.Drain(now);
        });
    }

    private static async Task<double[]> Host((int WarmUp, int Measured) seconds)
    {
        var channel = new NoOpChannel();
        await using var host = JourneyWorld.Host(channel, concurrency: 100);
        foreach (var service in host.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }

        var notifier = host.GetRequiredService<INotifier>();
        var latencies = await Pace(channel, seconds, user => notifier.PublishAsync(JourneyWorld.Notification, JourneyWorld.UserIds[user]));
        foreach (var service in host.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(default);
        }

        return latencies;
    }

    // The first seconds are not counted: code is compiled then, and compiled again once it is known to be hot.
    private static async Task<double[]> Pace(NoOpChannel channel, (int WarmUp, int Measured) seconds, Func<int, Task> publish)
    {
        var time = TimeProvider.System;
        var started = new long[JourneyWorld.People];
        var count = PerSecond * (seconds.WarmUp + seconds.Measured);
        var latencies = new List<double>(count);
        channel.Delivered = delivery =>
        {
            var latency = time.GetElapsedTime(started[int.Parse(delivery.UserId.AsSpan("user-".Length), CultureInfo.InvariantCulture)]).TotalMicroseconds;
            lock (latencies)
            {
                latencies.Add(latency);
            }
        };
        var all = channel.Expect(count);
        var begin = time.GetTimestamp();
        var under = new List<Task>(count);
        for (var i = 0; i < count; i++)
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
        return [.. latencies.Skip(PerSecond * seconds.WarmUp).Order()];
    }

    private static double Percentile(double[] sorted, double part) => sorted[(int)(part * (sorted.Length - 1))];
}
