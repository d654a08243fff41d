using System.Globalization;
using LenNotify.Benchmarks.Journey;

namespace LenNotify.Benchmarks.Hub;

/// <summary>From publishing to a client, by whatever publishes.</summary>
internal sealed class LivePublishing(Crowd crowd, Func<Notification, string, Task> publish)
{
    private const int Publishers = 64;
    private const int PerSecond = 100;
    private static readonly Notification Says = JourneyWorld.Notification with { Channels = ["inapp"] };
    private int _next;

    /// <summary>As fast as 64 can who each wait for the answer.</summary>
    internal Task<Told> TogetherAsync(int count) => Told.RunAsync(crowd, count, () => Task.WhenAll(Enumerable.Range(0, Publishers).Select(publisher => Task.Run(async () =>
    {
        for (var i = publisher; i < count; i += Publishers)
        {
            await PublishAsync();
        }
    }))));

    /// <summary>So many at once, each to another person.</summary>
    internal Task<Told> AtOnceAsync(int count) => Told.RunAsync(crowd, count, () => Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(PublishAsync))));

    /// <summary>100 a second, whether those before are answered or not.</summary>
    internal Task<Told> PacedAsync(int count) => Told.RunAsync(crowd, count, async () =>
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        var publishing = new List<Task>(count);
        while (publishing.Count < count && await timer.WaitForNextTickAsync())
        {
            publishing.Add(PublishAsync());
        }

        await Task.WhenAll(publishing);
    });

    /// <summary>So many a second, whether those before are answered or not: each tick of the timer publishes what is due by then.</summary>
    internal Task<Told> PacedAsync(int count, int perSecond) => Told.RunAsync(crowd, count, async () =>
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        var began = TimeProvider.System.GetTimestamp();
        var publishing = new List<Task>(count);
        while (publishing.Count < count && await timer.WaitForNextTickAsync())
        {
            var due = Math.Min(count, (int)(TimeProvider.System.GetElapsedTime(began).TotalSeconds * perSecond));
            while (publishing.Count < due)
            {
                publishing.Add(PublishAsync());
            }
        }

        await Task.WhenAll(publishing);
    });

    private Task PublishAsync() => publish(
        Says with { Title = string.Create(CultureInfo.InvariantCulture, $"@{TimeProvider.System.GetTimestamp()}") },
        CrowdProcess.UserOf(Interlocked.Increment(ref _next) % crowd.Count));
}
