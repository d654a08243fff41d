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
