using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public class CheckupTests
{
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeStore _store = new();

    [Fact]
    public async Task A_store_that_answers_and_a_clock_that_agrees_are_healthy()
    {
        var health = await Check();
        (health.State, health.ToString()).Should().Be((HealthState.Healthy, "Healthy."));
        health.Findings.Select(finding => finding.Part).Should().Equal("store", "clock");
    }

    [Theory]
    [InlineData(1.2, "1.2 s behind")]
    [InlineData(-61, "61.0 s ahead of")]
    public async Task A_clock_more_than_a_second_off_degrades(double storeAhead, string said)
    {
        _store.OnTime = _ => Task.FromResult(Things.Noon.AddSeconds(storeAhead));
        var health = await Check();
        health.State.Should().Be(HealthState.Degraded);
        health.ToString().Should().Contain(said);
    }

    [Fact]
    public async Task A_store_that_throws_is_unhealthy_and_what_it_said_is_not_repeated()
    {
        _store.OnTime = _ => Task.FromException<DateTimeOffset>(new InvalidOperationException("Password=secret"));
        (await Check()).Should().Match<NotificationHealth>(health => health.State == HealthState.Unhealthy && health.ToString() == "The store cannot be reached: InvalidOperationException.");
    }

    [Fact]
    public async Task A_store_that_hangs_is_unhealthy_after_five_seconds()
    {
        _store.OnTime = _ => new TaskCompletionSource<DateTimeOffset>().Task;
        var checking = Check();
        await _time.TimersAsync(1);
        checking.IsCompleted.Should().BeFalse();
        _time.Pass(TimeSpan.FromSeconds(5));
        (await checking).ToString().Should().Be("The store did not answer within 5 seconds.");
    }

    [Fact]
    public async Task Who_waits_no_longer_gets_no_finding()
    {
        _store.OnTime = _ => new TaskCompletionSource<DateTimeOffset>().Task;
        using var gone = new CancellationTokenSource();
        var checking = Check(gone.Token);
        await gone.CancelAsync();
        await FluentActions.Awaiting(() => checking).Should().ThrowAsync<OperationCanceledException>();
    }

    private Task<NotificationHealth> Check(CancellationToken cancellationToken = default)
    {
        var clock = new StoreClock(_time);
        var settings = new PulseSettings([], 10, TimeSpan.FromMinutes(5));
        return new Checkup(new Pulse(_store, _store, clock, settings), clock, _store, settings, _time).CheckAsync(cancellationToken);
    }
}
