using LenNotify.Tests.Journey;

namespace LenNotify.Tests.Observe;

public class UnderWayTests
{
    private readonly UnderWay _underWay = new();
    private readonly TestTime _time = new(Things.Noon);

    [Fact]
    public void It_is_at_rest_when_everything_that_began_has_ended()
    {
        var rests = 0;
        _underWay.AtRest = () => rests++;
        _underWay.IsAtRest.Should().BeTrue();

        _underWay.Begin();
        _underWay.Begin();
        _underWay.End();
        (_underWay.IsAtRest, rests).Should().Be((false, 0));

        _underWay.End();
        (_underWay.IsAtRest, rests).Should().Be((true, 1));
    }

    [Fact]
    public async Task What_pauses_is_at_rest_until_its_instant_and_under_way_from_then_on()
    {
        _underWay.Begin();
        var pause = _underWay.PauseAsync(TimeSpan.FromSeconds(5), _time, default);
        _underWay.IsAtRest.Should().BeTrue();
        _time.Pass(TimeSpan.FromSeconds(4.9));
        _underWay.IsAtRest.Should().BeTrue();

        _time.Pass(TimeSpan.FromSeconds(0.1));
        _underWay.IsAtRest.Should().BeFalse("nobody may think so before who paused has gone on");
        await pause;
        _underWay.IsAtRest.Should().BeFalse();
    }

    [Fact]
    public async Task A_pause_that_is_cancelled_ends_and_is_counted_once()
    {
        using var cancel = new CancellationTokenSource();
        _underWay.Begin();
        var pause = _underWay.PauseAsync(TimeSpan.FromSeconds(5), _time, cancel.Token);

        await cancel.CancelAsync();
        _time.Pass(TimeSpan.FromSeconds(5));
        await pause;

        _underWay.End();
        _underWay.IsAtRest.Should().BeTrue();
    }

    [Fact]
    public async Task A_bell_that_was_rung_is_under_way_until_it_was_heard()
    {
        var bell = new FanOutBell(_underWay);
        var clock = new PumpClock(new StoreClock(_time), _time) { UnderWay = _underWay };
        _underWay.Begin();
        var waiting = bell.WaitAsync(clock, TimeSpan.FromSeconds(10), default);
        _underWay.IsAtRest.Should().BeTrue();

        bell.Ring(_time.GetUtcNow());
        await waiting;
        _underWay.IsAtRest.Should().BeFalse("who waited goes on");
        waiting = bell.WaitAsync(clock, TimeSpan.FromSeconds(10), default);
        _underWay.IsAtRest.Should().BeTrue();

        _time.Pass(TimeSpan.FromSeconds(10));
        _underWay.IsAtRest.Should().BeFalse();
        await waiting;
    }
}
