using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 3: a channel's global rate, whoever claims.
public abstract partial class NotificationStoreContract
{
    private static readonly ChannelRate ThreeAMinute = new(3, TimeSpan.FromMinutes(1));

    [Fact]
    public async Task No_more_start_than_the_rate_lets_through_and_the_claim_says_when_the_next_may()
    {
        await Queued(5);

        var first = await World.ClaimBatch(rate: ThreeAMinute);
        var second = await World.ClaimBatch(2, at: 1, rate: ThreeAMinute);

        first.Started.Should().HaveCount(3);
        second.Started.Should().BeEmpty();
        second.Again.Should().NotBeNull().And.BeOnOrAfter(World.At(60)).And.BeOnOrBefore(World.At(61));
        (await World.ClaimBatch(2, at: 61, lease: 600, rate: ThreeAMinute)).Started.Should().NotBeEmpty();
    }

    [Fact]
    public async Task What_is_held_or_dropped_takes_nothing_from_the_rate()
    {
        await Queued(6);
        var judged = 0;

        var batch = await World.ClaimBatch(
            rate: ThreeAMinute, judge: (d, s) => judged++ < 3 ? Rulings.Hold(50)(d, s) : Rulings.Send(d, s));

        batch.Started.Should().HaveCount(3);
    }

    [Fact]
    public async Task Every_start_counts_released_ones_too()
    {
        await Queued(4);
        foreach (var one in (await World.ClaimBatch(rate: ThreeAMinute)).Started)
        {
            await World.Complete(one.Due.Id, CompletionState.Released);
        }

        (await World.ClaimBatch(at: 2, rate: ThreeAMinute)).Started.Should().BeEmpty();
    }

    [Fact]
    public async Task Eight_owners_together_never_exceed_it()
    {
        await Queued(60);
        var rate = new ChannelRate(20, TimeSpan.FromMinutes(1));

        var started = await Threads.Together(8, async index =>
        {
            var mine = 0;
            for (var round = 0; round < 5; round++)
            {
                mine += (await World.ClaimBatch(index + 1, slots: 3, rate: rate)).Started.Count;
            }

            return mine;
        });

        started.Sum().Should().Be(20);
    }

    [Fact]
    public async Task A_claim_without_a_rate_is_not_limited()
    {
        await Queued(5);

        (await World.ClaimBatch()).Started.Should().HaveCount(5);
    }

    private Task<AppendResult> Queued(int count) =>
        World.Append(World.Publication(), World.Route(deliveries: _ => [.. Enumerable.Range(0, count).Select(_ => World.Sms())]), World.Ann);
}
