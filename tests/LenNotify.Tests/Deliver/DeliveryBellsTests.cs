using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Tests;

public sealed class DeliveryBellsTests : IAsyncLifetime
{
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeStore _store = new();
    private readonly FakeLetters _letters = new();
    private readonly ConcurrentQueue<string> _claimed = [];
    private readonly ChannelPumps _pumps;
    private readonly DeliveryBells _bells;
    private Task _running = Task.CompletedTask;

    public DeliveryBellsTests()
    {
        ChannelRegistration[] channels = [new(null, null, _ => new FakeAdapter("sms"), null), new(null, null, _ => new FakeAdapter("push"), null), new(null, "email", null, null)];
        _store.OnClaim = (claim, _, _) =>
        {
            _claimed.Enqueue(claim.Channel);
            return Task.FromResult(new ClaimedBatch([], null));
        };
        _pumps = Things.Pumps(_store, _time, channels);
        _bells = new DeliveryBells(new ChannelTable(channels, null!), _pumps, Things.Signals(_store, _time));
    }

    public async Task InitializeAsync()
    {
        _running = Task.WhenAll(_pumps.All.Select(pump => pump.RunAsync(default)));
        await Claimed(2);
        _claimed.Clear();
    }

    public Task DisposeAsync()
    {
        foreach (var pump in _pumps.All)
        {
            pump.Drain();
        }

        return _running;
    }

    [Theory]
    [InlineData(null, "push sms", "email push sms")]
    [InlineData("sms", "sms", "sms")]
    [InlineData("email", "", "email")]
    public async Task What_is_replayed_wakes_the_channels_that_it_may_concern_here_and_elsewhere(string? channel, string here, string elsewhere)
    {
        _letters.Replayed = 3;

        (await Letters().ReplayAsync(new DeadLetterFilter { Channel = channel }, new ReplayPace(10, 60), Fact(), Things.Noon, default)).Should().Be(3);

        var woken = here.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await Claimed(woken.Length);
        _claimed.Order().Should().Equal(woken);
        _store.Signalled.SelectMany(topics => topics).Order().Should().Equal(elsewhere.Split(' '));
    }

    [Fact]
    public async Task A_replay_of_nothing_and_a_discard_wake_nobody()
    {
        var letters = new WakingDeadLetters(_letters, () => throw new InvalidOperationException("there is nothing to tell"));

        (await letters.ReplayAsync(new DeadLetterFilter(), new ReplayPace(10, 60), Fact(), Things.Noon, default)).Should().Be(0);
        (await letters.DiscardAsync(new DeadLetterFilter(), Fact(), Things.Noon, default)).Should().Be(7);
        (await letters.FindDeadLetterAsync(Guid.Empty, default)).Should().BeSameAs(_letters.Letter);
        (await letters.ListDeadLettersAsync(new DeadLetterFilter(), 1, null, default)).Items.Should().Equal(_letters.Letter);
    }

    [Theory]
    [InlineData(CompletionState.Dead, true)]
    [InlineData(CompletionState.Delivered, false)]
    [InlineData(CompletionState.RetryAt, false)]
    public async Task Only_a_failure_for_good_wakes_every_channel_of_this_process(CompletionState state, bool wakes)
    {
        await Queue(wakes).CompleteAsync(
            Guid.NewGuid(), [new Completion(Guid.NewGuid(), CompletionState.Delivered), new Completion(Guid.NewGuid(), state)], (_, _, s) => s.Activity, Things.Noon, default);

        await Claimed(wakes ? 2 : 0);
        _claimed.Order().Should().Equal(wakes ? ["push", "sms"] : []);
        _store.Signalled.Should().BeEmpty("others find it with their next poll");
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(null, false)]
    public async Task A_provider_that_says_later_that_it_never_arrived_wakes_them_too(bool? reached, bool wakes)
    {
        await Queue(wakes).ReportAsync("sms", "ref", new ProviderReport(reached, "undelivered", Things.Noon), Things.Noon, default);

        await Claimed(wakes ? 2 : 0);
        _claimed.Should().HaveCount(wakes ? 2 : 0);
    }

    private static AuditFact Fact() => new("op", "replay", "all", "asked");

    private WakingDeadLetters Letters() => new(_letters, () => _bells);

    private WakingQueue Queue(bool mayTell) => new(_store, () => mayTell ? _bells : throw new InvalidOperationException("there is nothing to tell"));

    private async Task Claimed(int count)
    {
        while (_claimed.Count < count)
        {
            await Task.Yield();
        }
    }

    private sealed class FakeLetters : IDeadLetters
    {
        public long Replayed { get; set; }

        public DeadLetter Letter { get; } = new(Things.Due(), "u1", "gone", Things.Noon);

        public Task<Page<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, int limit, string? cursor, CancellationToken cancellationToken) =>
            Task.FromResult(new Page<DeadLetter>([Letter], null));

        public Task<DeadLetter?> FindDeadLetterAsync(Guid deliveryId, CancellationToken cancellationToken) => Task.FromResult<DeadLetter?>(Letter);

        public Task<long> ReplayAsync(DeadLetterFilter filter, ReplayPace pace, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
            Task.FromResult(Replayed);

        public Task<long> RefileAsync(IReadOnlyDictionary<Guid, string> causes, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
            Task.FromResult(3L);

        public Task<long> DiscardAsync(DeadLetterFilter filter, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(7L);
    }
}
