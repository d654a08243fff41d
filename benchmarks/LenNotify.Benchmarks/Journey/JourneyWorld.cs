using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Benchmarks.Journey;

/// <summary>One host with everything in memory and a channel that costs nothing; and the same options for the hand-written loop.</summary>
internal static class JourneyWorld
{
    internal const int People = 1_000;

    internal static string[] UserIds { get; } = [.. Enumerable.Range(0, People).Select(i => $"user-{i}")];

    internal static Notification Notification { get; } = new()
    {
        Type = "order_filled",
        Title = "BTC/USD filled at 60,125",
        Message = "Bought 0.25 BTC/USD at 60,125 on account 7.",
        Severity = Severity.Success,
        Channels = ["inapp", "noop"],
        Attributes = new Dictionary<string, string> { ["symbol"] = "BTC/USD" },
    };

    internal static ServiceProvider Host(NoOpChannel channel, int concurrency)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddNotifications(options => options.PerUser = null).AddChannel(channel, options =>
        {
            options.Policy = new ChannelPolicy("noop") { OnByDefault = true, NeedsContact = false };
            options.Concurrency = concurrency;
        });
        return services.BuildServiceProvider();
    }

    internal static RoutingEngine Engine() => new(
        new RoutingOptions
        {
            Channels = [new ChannelPolicy("inapp") { OnByDefault = true, NeedsContact = false }, new ChannelPolicy("noop") { OnByDefault = true, NeedsContact = false }],
            PerUser = null,
        },
        TzdbZones.Default);
}
