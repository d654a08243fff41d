using LenNotify.Benchmarks.Journey;
using LenNotify.Storage;

namespace LenNotify.Benchmarks.Durable;

/// <summary>Claiming what is due and completing it, by two workers until nothing is left.</summary>
internal sealed class Delivering(DurableWorld world)
{
    private const int Workers = 2;
    private const int Slots = 500;
    private readonly RoutingEngine _engine = new(
        new RoutingOptions { Channels = [new ChannelPolicy("inapp") { OnByDefault = true, NeedsContact = false }, DurableWorld.Policy] }, TzdbZones.Default);

    /// <summary>Deliveries a second. Both sides start from the same rows, as publishing left them.</summary>
    internal async Task<Contest> RunAsync(int rounds, int count)
    {
        await QueueAsync(count);
        return await Contest.RunAsync(rounds, () => RateAsync(count, RawAsync), () => RateAsync(count, OursAsync));
    }

    private async Task QueueAsync(int count)
    {
        await world.RunAsync("TRUNCATE lennotify_publications, lennotify_items, lennotify_deliveries, lennotify_members, lennotify_states");
        await Task.WhenAll(Enumerable.Range(0, 64).Select(publisher => Task.Run(async () =>
        {
            for (var i = publisher; i < count; i += 64)
            {
                await world.Notifier.PublishAsync(JourneyWorld.Notification, DurableWorld.UserIds[i % DurableWorld.People]);
            }
        })));
        await world.RunAsync(
            "CREATE TABLE kept_deliveries AS TABLE lennotify_deliveries", "CREATE TABLE kept_states AS TABLE lennotify_states", "VACUUM ANALYZE");
    }

    private async Task<double> RateAsync(int count, Func<Task> work)
    {
        await world.RunAsync(
            "TRUNCATE lennotify_deliveries, lennotify_states, lennotify_attempts",
            "INSERT INTO lennotify_deliveries SELECT * FROM kept_deliveries",
            "INSERT INTO lennotify_states SELECT * FROM kept_states",
            "VACUUM ANALYZE lennotify_deliveries, lennotify_states",
            "CHECKPOINT");
        var begin = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(work)));
        var seconds = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        await world.ExpectAsync("lennotify_deliveries WHERE state = 4 AND attempts = 1 AND caps_taken", count);
        await world.ExpectAsync("lennotify_attempts WHERE ended_at IS NOT NULL", count);
        return count / seconds;
    }

    private async Task RawAsync()
    {
        await using var worker = new RawWorker(await world.OpenAsync());
        await worker.RunAsync();
    }

    private async Task OursAsync()
    {
        var (queue, owner) = ((IDeliveryQueue)world.Store, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));
        while (true)
        {
            var now = TimeProvider.System.GetUtcNow();
            var claim = new DeliveryClaim(DurableWorld.Channel, new Lease(owner, now.AddMinutes(1)), Slots);
            var claimed = await queue.ClaimDeliveriesAsync(claim, Judge(now), now, default);
            if (claimed.Started.Count == 0)
            {
                return;
            }

            Completion[] done = [.. claimed.Started.Select(one => new Completion(one.Due.Id, CompletionState.Delivered))];
            await queue.CompleteAsync(owner, done, (_, _, state) => state.Activity, TimeProvider.System.GetUtcNow(), default);
        }
    }

    // As a worker judges: everything again that may have changed since.
    private DeliveryJudge Judge(DateTimeOffset now)
    {
        var person = _engine.Compile(new Preferences(), ContactBook.Empty);
        return (due, state) =>
        {
            CompiledNotification[] all = [.. due.Members.Select(item => _engine.Restore(item.Notification, item.PublicationId))];
            var release = _engine.At(now, all[0]).Release(person, state.Activity, 1, due.Priority, all);
            return new DeliveryRuling
            {
                Verdict = release.Verdict,
                Reason = release.Reason,
                Until = release.Until,
                Members = [.. due.Members.Select(item => item.Id)],
                Activity = _engine.Start(state.Activity, 1, due.Priority, now, all),
            };
        };
    }
}
