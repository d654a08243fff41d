using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

public abstract class OutageJourney(IJourneyStore store) : JourneyContract(store)
{
    private const int Queued = 1_000;
    private const int Concurrency = 16;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_provider_that_is_down_for_ten_minutes_is_left_alone_and_gets_everything_when_it_is_back()
    {
        var isDown = true;
        Pager.Answer = (_, _) => Task.FromResult(isDown ? DeliveryResult.Transient("down") : DeliveryResult.Delivered());
        var host = await Start(pager: options => options.Concurrency = Concurrency);
        await Parallel.ForEachAsync(Enumerable.Range(0, Queued), async (i, _) => await host.Fill($"S{i}", $"u{i}"));
        await Pager.Next(5);
        await host.Written(5);
        var probes = await Probe(host, Noon.AddMinutes(10));
        var whileDown = Pager.Calls.Count;

        isDown = false;
        var back = Time.GetUtcNow();
        await Pass(Rest + Tick);
        await Arrived(host);

        probes.Should().BeLessThanOrEqualTo(10);
        whileDown.Should().BeLessThanOrEqualTo(5 + Concurrency + 10);
        (Time.GetUtcNow() - back).Should().BeLessThanOrEqualTo(Rest + Tick, "nothing waited for more than the circuit's rest");
        Pager.Calls.GroupBy(call => call.Id).Should().HaveCount(Queued).And.AllSatisfy(calls =>
            calls.Select(call => call.Attempt).Should().Equal(Enumerable.Range(1, calls.Count()), "an attempt that was not made does not count"));
        (await host.Get<IDeadLetters>().ListDeadLettersAsync(new DeadLetterFilter(), 10, null, default)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Claims_whose_answers_are_lost_cost_seconds_and_neither_an_attempt_nor_room_under_a_cap()
    {
        const int People = 20;
        var host = await Start(new LostAnswers(claims: 3).Watch, options => options.Policy = options.Policy with { Throttle = Throttle.PerHour(1) });
        await Parallel.ForEachAsync(Enumerable.Range(0, People), async (i, _) => await host.Fill($"S{i}", $"u{i}"));

        for (var seconds = 0; seconds < 15; seconds++)
        {
            await Pass(TimeSpan.FromSeconds(1) + Tick);
        }

        Pager.Calls.Select(call => call.UserId).Should().HaveCount(People, "a lease is a minute").And.OnlyHaveUniqueItems();
        Pager.Calls.Should().OnlyContain(call => call.Attempt == 1);
    }

    [Fact]
    public async Task Claims_of_what_was_published_for_later_cost_seconds_as_well_where_their_answers_are_lost()
    {
        const int People = 20;
        var host = await Start(new LostAnswers(claims: 3).Watch);
        for (var i = 0; i < People; i++)
        {
            await host.Fill($"S{i}", $"u{i}", new PublishOptions { DeliverAt = Noon.AddSeconds(1) });
        }

        for (var seconds = 0; seconds < 15; seconds++)
        {
            await Pass(TimeSpan.FromSeconds(1) + Tick);
        }

        Pager.Calls.Select(call => call.UserId).Should().HaveCount(People, "a lease is a minute").And.OnlyHaveUniqueItems();
    }

    // A probe ends before time goes on: as long as a provider answers at all, that takes no virtual time.
    private async Task<int> Probe(JourneyHost host, DateTimeOffset until)
    {
        var probes = 0;
        while (Time.GetUtcNow() + Rest < until)
        {
            await Settled(host);
            var before = Pager.Calls.Count;
            await Pass(Rest + Tick);
            await Until(() => Task.FromResult(Pager.Calls.Count > before));
            await Settled(host);
            probes += Pager.Calls.Count - before;
        }

        return probes;
    }

    // What was started has ended, and that is written.
    private Task Settled(JourneyHost host) =>
        Until(async () => (await host.Queue.QueueStatusAsync(["pager"], Time.GetUtcNow(), default))[0].Claimed == 0);

    private static async Task Arrived(JourneyHost host)
    {
        var arrived = 0;
        while (arrived < Queued)
        {
            arrived += (await host.Written())[0] == CompletionState.Delivered ? 1 : 0;
        }
    }
}
