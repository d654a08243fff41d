using LenNotify.Benchmarks.Durable;
using LenNotify.Benchmarks.Journey;

namespace LenNotify.Benchmarks.EndToEnd;

/// <summary>
/// Publishers, each of whom waits until what it published is committed and the hub was told of it, before it publishes the
/// next. Both sides write the same rows and call the same hub.
/// </summary>
internal sealed class ToTheHub(DurableWorld world, WaitedHub hub)
{
    // So many that none has a hundred in a round, the most for one person in an hour; and few enough to be known to the host.
    private const int Crowd = 256;
    private const int Few = 20;

    // On a new connection the first few prepare their statements.
    private const int Unmeasured = 10;
    private readonly Notification _notification = JourneyWorld.Notification with { Channels = ["inapp"] };

    internal Task<IReadOnlyList<(Pace Raw, Pace Ours)>> RunAsync(int rounds, int publishers, int count) => Contest.RoundsAsync(
        rounds,
        async () =>
        {
            await using var raw = new RawPublisher(await world.OpenAsync(), hub);
            if (publishers == 1)
            {
                return await PaceAsync(1, count, user => raw.PublishOneAsync(_notification, user));
            }

            var running = raw.RunAsync();
            var pace = await PaceAsync(publishers, count, user => raw.PublishAsync(_notification, user));
            raw.Complete();
            await running;
            return pace;
        },
        () => PaceAsync(publishers, count, user => world.Notifier.PublishAsync(_notification, user)));

    private async Task<Pace> PaceAsync(int publishers, int count, Func<string, Task> publish)
    {
        await world.RunAsync("TRUNCATE lennotify_publications, lennotify_items, lennotify_deliveries, lennotify_members, lennotify_states", "CHECKPOINT");
        var latencies = new double[publishers][];
        var begin = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, publishers).Select(publisher => Task.Run(async () =>
            latencies[publisher] = await LatenciesAsync(publisher, publishers, count / publishers, publish))));
        var seconds = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        var total = count / publishers * publishers;
        await world.ExpectAsync("lennotify_items", total);
        double[] sorted = [.. latencies.SelectMany(own => own.Skip(Unmeasured)).Order()];
        return new Pace(total / seconds, sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100]);
    }

    // Each publisher has people of its own, so that of each only one is under way.
    private async Task<double[]> LatenciesAsync(int publisher, int publishers, int count, Func<string, Task> publish)
    {
        var people = publishers == 1 ? Few : Crowd / publishers;
        var latencies = new double[count];
        for (var i = 0; i < count; i++)
        {
            var user = DurableWorld.UserIds[publisher + (publishers * (i % people))];
            var told = hub.NextOf(user);
            var begin = TimeProvider.System.GetTimestamp();
            await publish(user);
            latencies[i] = TimeProvider.System.GetElapsedTime(begin, await told).TotalMicroseconds;
        }

        return latencies;
    }
}
