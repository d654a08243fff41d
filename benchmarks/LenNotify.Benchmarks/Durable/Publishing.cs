using LenNotify.Benchmarks.Journey;

namespace LenNotify.Benchmarks.Durable;

/// <summary>Publishing into PostgreSQL, from many at once and one at a time.</summary>
internal sealed class Publishing(DurableWorld world)
{
    private const int Publishers = 64;

    // Few enough to be known to the host, which compares a person with the store once a second; and so many that each has less
    // than 30 in a round, the channel's cap.
    private const int Crowd = 300;
    private const int Few = 20;
    private readonly Notification _notification = JourneyWorld.Notification;
    private int _next;

    /// <summary>Publications a second, of 64 publishers who each wait for the answer.</summary>
    internal Task<Contest> TogetherAsync(int rounds, int count) => Contest.RunAsync(
        rounds,
        async () =>
        {
            await using var raw = new RawPublisher(await world.OpenAsync());
            var running = raw.RunAsync();
            var rate = await RateAsync(count, user => raw.PublishAsync(_notification, user));
            raw.Complete();
            await running;
            return rate;
        },
        () => RateAsync(count, user => world.Notifier.PublishAsync(_notification, user)));

    /// <summary>Microseconds of one publication, while nobody else publishes, to people who had another a moment ago.</summary>
    internal Task<Contest> AloneAsync(int rounds, int count) => AloneAsync(rounds, count, Few);

    /// <summary>The same to people of whom nothing was heard for longer: what they chose is looked up first.</summary>
    internal Task<Contest> AloneToStrangersAsync(int rounds, int count) => AloneAsync(rounds, count, DurableWorld.People);

    private Task<Contest> AloneAsync(int rounds, int count, int people) => Contest.RunAsync(
        rounds,
        async () =>
        {
            await using var raw = new RawPublisher(await world.OpenAsync());
            return await LatencyAsync(count, people, user => raw.PublishOneAsync(_notification, user));
        },
        () => LatencyAsync(count, people, user => world.Notifier.PublishAsync(_notification, user)));

    private async Task<double> RateAsync(int count, Func<string, Task> publish)
    {
        await EmptyAsync();
        var begin = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(publisher => Task.Run(async () =>
        {
            for (var i = publisher; i < count; i += Publishers)
            {
                await publish(DurableWorld.UserIds[i % Crowd]);
            }
        })));
        var seconds = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        await world.ExpectAsync("lennotify_members", count);
        return count / seconds;
    }

    // The first few prepare their statements on a new connection.
    private async Task<double> LatencyAsync(int count, int people, Func<string, Task> publish)
    {
        const int Unmeasured = 20;
        await EmptyAsync();
        var latencies = new List<double>();
        for (var i = 0; i < count + Unmeasured; i++)
        {
            var user = DurableWorld.UserIds[_next++ % people];
            var begin = TimeProvider.System.GetTimestamp();
            await publish(user);
            latencies.Add(TimeProvider.System.GetElapsedTime(begin).TotalMicroseconds);
        }

        await world.ExpectAsync("lennotify_members", count + Unmeasured);
        return Contest.Median(latencies.Skip(Unmeasured));
    }

    private Task EmptyAsync() => world.RunAsync(
        "TRUNCATE lennotify_publications, lennotify_items, lennotify_deliveries, lennotify_members, lennotify_states", "CHECKPOINT");
}
