using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

public abstract class CrashJourney(IJourneyStore store) : JourneyContract(store)
{
    [Fact]
    public async Task What_was_under_way_at_a_kill_is_sent_again_by_another_under_the_same_key()
    {
        var gone = new TaskCompletionSource<DeliveryResult>();
        Pager.Answer = (_, _) => gone.Task;
        var first = await Start();
        await first.Fill("BTC/USD", "anna");
        var lost = await Pager.Next();
        await first.KillAsync();

        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered());
        var second = await Start();
        await Pass(TimeSpan.FromSeconds(30));
        Pager.Calls.Should().ContainSingle("the lease is not over");
        await Pass(TimeSpan.FromSeconds(31));

        var again = await Pager.Next();
        (again.IdempotencyKey, again.Attempt).Should().Be((lost.IdempotencyKey, 2));
        (await second.Written()).Should().Equal(CompletionState.Delivered);
    }

    [Fact]
    public async Task A_host_that_stops_waits_for_what_is_under_way_and_repeats_nothing()
    {
        var answer = new TaskCompletionSource<DeliveryResult>();
        Pager.Answer = (_, _) => answer.Task;
        var first = await Start();
        await first.Fill("BTC/USD", "anna");
        await Pager.Next();
        var stopping = first.StopAsync();
        stopping.IsCompleted.Should().BeFalse();
        answer.SetResult(DeliveryResult.Delivered());
        await stopping;

        (await first.Written()).Should().Equal(CompletionState.Delivered);
        var second = await Start();
        await second.Fill("ETH/USD", "bob");
        await Pass(TimeSpan.FromMinutes(2));
        (await Pager.Next()).UserId.Should().Be("bob");
    }

    [Fact]
    public async Task Two_nodes_share_the_work_and_send_nothing_twice()
    {
        var (first, second) = (await Start(), await Start());
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? first : second).Fill($"S{i}", $"u{i % 50}")));

        var calls = await Pager.Next(200);
        calls.Select(call => call.IdempotencyKey).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_channel_that_rests_still_rests_after_a_restart()
    {
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Transient("down"));
        var first = await Start(pager: options => options.Concurrency = 1);
        for (var i = 0; i < 6; i++)
        {
            await first.Fill($"S{i}", $"u{i}");
        }

        await Pager.Next(5);
        await first.Written(5);
        await first.StopAsync();
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered());
        var second = await Start(pager: options => options.Concurrency = 1);
        await Pass(TimeSpan.FromSeconds(50));
        Pager.Calls.Should().HaveCount(5);

        await Pass(TimeSpan.FromSeconds(10) + Tick);
        await Pager.Next(6);
        await second.Written(6);
    }
}
