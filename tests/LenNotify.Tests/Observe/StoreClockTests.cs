using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public class StoreClockTests
{
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeStore _store = new();

    [Fact]
    public void Until_it_was_compared_it_is_this_machines() => new StoreClock(_time).Now.Should().Be(Things.Noon);

    [Fact]
    public void It_goes_on_with_time_and_not_with_jumps_of_the_wall_clock()
    {
        var clock = new StoreClock(_time);
        _time.Jump(TimeSpan.FromDays(-3));
        _time.Pass(TimeSpan.FromSeconds(7));

        clock.Now.Should().Be(Things.Noon.AddSeconds(7));
    }

    [Fact]
    public async Task The_stores_clock_is_right_and_the_skew_is_known()
    {
        var clock = new StoreClock(_time);
        _store.OnTime = _ => Task.FromResult(Things.Noon.AddSeconds(-90));

        await clock.CompareAsync(_store, default);

        clock.Now.Should().Be(Things.Noon.AddSeconds(-90));
        clock.Skew.Should().Be(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task The_answer_is_as_old_as_half_the_way()
    {
        var clock = new StoreClock(_time);
        _store.OnTime = _ =>
        {
            _time.Pass(TimeSpan.FromSeconds(2));
            return Task.FromResult(Things.Noon.AddSeconds(1));
        };

        await clock.CompareAsync(_store, default);

        clock.Now.Should().Be(Things.Noon.AddSeconds(2));
        clock.Skew.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_leaves_it_as_it_was()
    {
        var clock = new StoreClock(_time);
        _store.OnTime = _ => throw new IOException();

        await clock.Awaiting(c => c.CompareAsync(_store, default)).Should().ThrowAsync<IOException>();

        clock.Now.Should().Be(Things.Noon);
    }
}
