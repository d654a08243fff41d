using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Benchmarks.Channels;

/// <summary>
/// From publishing one Critical notification until the last of its providers is called, one after the other, beside plain calls
/// to the same providers in turns with them.
/// </summary>
internal static class ChannelsTable
{
    private const int Rounds = 1_000;
    private const int WarmUp = 100;
    private const int DryRounds = 20;
    private const double Bar = 200;

    /// <summary>Answers with the rows of a table.</summary>
    internal static async Task<string> MeasureAsync(bool dry = false)
    {
        var (rounds, warmUp) = dry ? (DryRounds, 1) : (Rounds, WarmUp);
        await using var providers = await LocalProviders.StartAsync();
        using var host = await ChannelsHost.StartAsync(providers, rounds + warmUp);
        using var plain = new PlainCalls(providers);
        var notifier = host.Services.GetRequiredService<INotifier>();
        var (floor, journey) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds + warmUp; round++)
        {
            var called = await Timed(providers, plain.SendAsync);
            var published = await Timed(providers, () => notifier.PublishAsync(
                new Notification { Type = "margin_call", Title = "Margin call", Message = "Sell or pay", Priority = Priority.Critical }, $"u{round}"));
            if (round >= warmUp)
            {
                floor.Add(called);
                journey.Add(published);
            }
        }

        await host.StopAsync();
        floor.Sort();
        journey.Sort();
        var p99 = At(journey, 0.99);
        return string.Create(CultureInfo.InvariantCulture, $"""
            | | p50 | p99 | |
            | --- | ---: | ---: | --- |
            | plain HttpClient and SmtpClient, all five at once | {At(floor, 0.5):0.0} ms | {At(floor, 0.99):0.0} ms | SmtpClient writes a mail's end by itself, which waits some 40 ms for an acknowledgement |
            | published to in-app, email, SMS, voice, push and Slack | {At(journey, 0.5):0.0} ms | {p99:0.0} ms | bar {Bar:0} ms at p99: {(p99 <= Bar ? "met" : "**not met**")} |

            """);
    }

    private static async Task<double> Timed(LocalProviders providers, Func<Task> send)
    {
        var all = providers.Arrivals.Expect(ChannelsHost.Calls);
        var began = TimeProvider.System.GetTimestamp();
        await send();
        return TimeProvider.System.GetElapsedTime(began, await all.WaitAsync(TimeSpan.FromSeconds(30))).TotalMilliseconds;
    }

    private static double At(List<double> sorted, double part) => sorted[(int)(part * (sorted.Count - 1))];
}
