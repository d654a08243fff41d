using LenNotify.Storage;

namespace LenNotify.Tests;

/// <summary>
/// Three nodes whose clocks differ, and a store: every step comes one to three times, late, in another order, and some nodes
/// die over it. Over both changes of the clock.
/// </summary>
public class DigestPropertyTests
{
    private const int Hook = 1;
    private static readonly TimeSpan[] Skews = [TimeSpan.FromMilliseconds(-700), TimeSpan.Zero, TimeSpan.FromMilliseconds(700)];

    [Theory]
    [InlineData("Europe/Amsterdam", "2026-03-28", "2026-10-24")]
    [InlineData("America/New_York", "2026-03-07", "2026-10-31")]
    [InlineData("Australia/Lord_Howe", "2026-04-04", "2026-10-03")]
    [InlineData("America/Santiago", "2026-04-04", "2026-09-05")]
    [InlineData("Africa/Casablanca", "2026-02-14", "2026-03-21")]
    public async Task Each_item_is_in_one_digest_and_each_period_has_one_at_nine_by_the_wall_clock(string zone, params string[] changes)
    {
        foreach (var (change, seed) in changes.SelectMany(change => Enumerable.Range(0, 6).Select(seed => (change, seed))))
        {
            var walk = new Walk(zone, DateTimeOffset.Parse(change + "T00:00Z", System.Globalization.CultureInfo.InvariantCulture).AddDays(-1), seed);
            await walk.RunAsync();

            var because = $"of {zone}, {change}, seed {seed}";
            walk.Carried.Keys.Should().BeEquivalentTo(walk.Published, because);
            walk.Carried.Values.Should().OnlyContain(deliveries => deliveries.Count == 1, because);
            walk.Periods.Values.Should().OnlyContain(deliveries => deliveries.Count == 1, because);
            walk.Periods.Keys.Should().OnlyContain(period => walk.WallClock(period) == TimeSpan.FromHours(9), because);
        }
    }

    private sealed class Walk
    {
        private readonly Random _random;
        private readonly MemoryStore _store;
        private readonly RoutingEngine _engine = new(new RoutingOptions
        {
            Channels = [new ChannelPolicy("inapp") { OnByDefault = true, NeedsContact = false }, new ChannelPolicy("hook") { OnByDefault = true, NeedsContact = false }],
        }, TzdbZones.Default);

        private readonly Appending _appending;
        private readonly Recipient _person;
        private readonly string _zone;
        private readonly DateTimeOffset _from;

        internal Walk(string zone, DateTimeOffset from, int seed)
        {
            (_zone, _from, _random) = (zone, from, new Random(seed));
            _store = new MemoryStore(new TestTime(from), new MemoryLimits());
            _appending = new Appending(_engine);
            _person = new Recipient(
                new Preferences { TimeZone = zone, Types = new Dictionary<string, TypePreference> { ["order_filled"] = new() { Frequency = Frequency.Daily } } }, ContactBook.Empty, _engine);
        }

        internal HashSet<Guid> Published { get; } = [];

        internal Dictionary<Guid, HashSet<Guid>> Carried { get; } = [];

        internal Dictionary<DateTimeOffset, HashSet<Guid>> Periods { get; } = [];

        internal TimeSpan WallClock(DateTimeOffset at) => at.ToOffset(TzdbZones.Default.IntervalAt(_zone, at).Offset).TimeOfDay;

        internal async Task RunAsync()
        {
            var steps = new List<(DateTimeOffset At, Func<DateTimeOffset, Task> Do)>();
            for (var hour = 0; hour < 96; hour++)
            {
                // Around the digest most of all: what was begun before it, and is written after it.
                var at = _from.AddHours(hour);
                var near = WallClock(at).Hours is 8 or 9;
                for (var i = 0; i < (near ? 12 : 1); i++)
                {
                    Publish(steps, near && i > 2 ? at.AddSeconds(_random.Next(-3, 3)) : at.AddSeconds(_random.Next(3_600)));
                }

                for (var i = 0; i < (near ? 6 : 2); i++)
                {
                    steps.Add((at.AddSeconds(_random.Next(near ? 4 : 3_600)), ClaimAsync));
                }
            }

            foreach (var (at, act) in steps.OrderBy(step => step.At))
            {
                await act(at);
            }

            for (var day = 4; day < 8; day++)
            {
                await ClaimAsync(_from.AddDays(day).AddHours(23));
                await ClaimAsync(_from.AddDays(day).AddHours(23.5));
            }
        }

        private void Publish(List<(DateTimeOffset At, Func<DateTimeOffset, Task> Do)> steps, DateTimeOffset at)
        {
            var publication = Things.Publication() with { DueAt = at, Payload = Things.Note(channels: ["inapp", "hook"]).ToJson() };
            var notification = _engine.Restore(Notification.FromJson(publication.Payload), publication.Id);
            for (var times = _random.Next(1, 4); times > 0; times--)
            {
                // A node looks at its clock, and writes later.
                var now = at + Skews[_random.Next(3)];
                steps.Add((at.AddSeconds(_random.NextDouble() * 4), async _ =>
                {
                    var answer = await _store.AppendAsync([new AppendRequest(publication, ["u1"])], (one, state) => _appending.Route(one, notification, _person, in state, now), now, default);
                    Published.Add(answer[0].Users[0].Routed.Item.Id);
                }
                ));
            }
        }

        private async Task ClaimAsync(DateTimeOffset at)
        {
            var now = at + Skews[_random.Next(3)];
            var owner = Guid.NewGuid();
            var judge = new ReleaseJudge(_engine, Things.Recipients(new FakeStore()), new Dictionary<string, Recipient> { ["u1"] = _person }, Hook, now);
            var batch = await _store.ClaimDeliveriesAsync(new DeliveryClaim("hook", new Lease(owner, now.AddSeconds(20)), 10), judge.Judge, now, default);
            foreach (var claimed in batch.Started)
            {
                foreach (var item in claimed.Due.Members)
                {
                    Note(Carried, item.Id, claimed.Due.Id);
                    Note(Periods, Digests.Of(item, "hook")!.Until!.Value, claimed.Due.Id);
                }

                // Some die before they say how it ended.
                for (var times = _random.Next(0, 4); times > 0; times--)
                {
                    await _store.CompleteAsync(owner, [new Completion(claimed.Due.Id, CompletionState.Delivered)], new StartUndo(_engine, Hook).Undo, now, default);
                }
            }
        }

        private static void Note<TKey>(Dictionary<TKey, HashSet<Guid>> into, TKey key, Guid delivery)
            where TKey : notnull
        {
            if (!into.TryGetValue(key, out var deliveries))
            {
                into[key] = deliveries = [];
            }

            deliveries.Add(delivery);
        }
    }
}
