namespace LenNotify.Tests;

public class StagingTests
{
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeStore _store = new();
    private readonly FanOutBell _bell = new();

    [Fact]
    public async Task What_is_due_now_rings_here_and_on_other_nodes()
    {
        await Staging().AcceptAsync(Things.Publication(), Things.Noon, default);

        await _bell.WaitAsync(Things.Clock(_time), TimeSpan.FromHours(1), default);
        _store.Signalled.Should().ContainSingle().Which.Should().Equal(NodeSignals.Publications);
    }

    [Fact]
    public async Task What_is_due_later_wakes_no_other_node_now()
    {
        await Staging().AcceptAsync(Things.Publication() with { DueAt = Things.Noon.AddHours(1) }, Things.Noon, default);

        _store.Signalled.Should().BeEmpty();
    }

    [Fact]
    public void A_segment_that_nobody_could_resolve_is_refused_with_the_call_that_mends_it() =>
        Staging().Invoking(s => s.Demand(Audience.Of("vip"))).Should().Throw<InvalidOperationException>().WithMessage("*'vip'*UseSegments<T>()*");

    [Fact]
    public async Task A_publisher_that_gave_up_hears_that_and_not_of_a_refusal()
    {
        _store.OnAccept = _ => throw new OperationCanceledException();
        var staging = Staging();
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await staging.Awaiting(s => s.AcceptAsync(Things.Publication(), Things.Noon, gone.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    private Staging Staging() => new(_store, new IntakeLimits(10, TimeSpan.FromSeconds(10), _time), _bell, Things.Signals(_store, _time, _bell));
}
