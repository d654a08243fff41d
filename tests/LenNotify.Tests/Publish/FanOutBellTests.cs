using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public class FanOutBellTests
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);
    private readonly TestTime _time = new(Things.Noon);
    private readonly FanOutBell _bell = new();

    [Fact]
    public async Task A_ring_for_now_ends_the_waiting()
    {
        var waiting = Wait();
        _bell.Ring(Things.Noon);

        await waiting;
    }

    [Fact]
    public async Task A_ring_before_the_waiting_is_not_lost()
    {
        _bell.Ring(Things.Noon);

        await Wait();
    }

    [Fact]
    public async Task What_is_rung_while_a_store_is_left_alone_keeps_nobody_under_way_and_is_heard_after_it()
    {
        var underWay = new UnderWay();
        var bell = new FanOutBell(underWay);
        var clock = Things.Clock(_time) with { UnderWay = underWay };
        underWay.Begin();
        bell.Ring(Things.Noon);
        var pausing = bell.MissAsync(clock.PauseAsync(TimeSpan.FromSeconds(1), default));
        bell.Ring(Things.Noon);
        underWay.IsAtRest.Should().BeTrue();

        _time.Pass(TimeSpan.FromSeconds(1));
        await pausing;

        underWay.IsAtRest.Should().BeFalse("whoever paused goes on");
        await bell.WaitAsync(clock, Poll, default);
    }

    [Fact]
    public async Task Without_a_ring_it_waits_for_the_poll()
    {
        var waiting = Wait();
        _time.Pass(Poll - TimeSpan.FromTicks(1));
        waiting.IsCompleted.Should().BeFalse();

        _time.Pass(TimeSpan.FromTicks(1));
        await waiting;
    }

    [Fact]
    public async Task Of_many_rings_the_earliest_counts()
    {
        _bell.Ring(Things.Noon.AddSeconds(5));
        _bell.Ring(Things.Noon.AddSeconds(3));
        _bell.Ring(Things.Noon.AddSeconds(8));
        var waiting = Wait();
        await _time.TimersAsync(1);

        _time.Pass(TimeSpan.FromSeconds(2.9));
        waiting.IsCompleted.Should().BeFalse();
        _time.Pass(TimeSpan.FromSeconds(0.2));
        await waiting;
    }

    [Fact]
    public async Task A_later_ring_is_not_forgotten_with_the_earlier_one()
    {
        _bell.Ring(Things.Noon);
        _bell.Ring(Things.Noon.AddSeconds(2));
        await Wait();
        var waiting = Wait();
        await _time.TimersAsync(1);

        _time.Pass(TimeSpan.FromSeconds(2.1));

        await waiting;
    }

    [Fact]
    public async Task The_token_ends_it()
    {
        using var stop = new CancellationTokenSource();
        var waiting = _bell.WaitAsync(Things.Clock(_time), Poll, stop.Token);
        await stop.CancelAsync();

        await waiting.Invoking(w => w).Should().ThrowAsync<OperationCanceledException>();
        _time.Waiting.Should().Be(0);
    }

    private Task Wait() => _bell.WaitAsync(Things.Clock(_time), Poll, default);
}
