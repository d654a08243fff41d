using System.Runtime.CompilerServices;
using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public class NodeSignalsTests
{
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeStore _store = new();

    [Fact]
    public void What_is_told_is_signalled()
    {
        Things.Signals(_store, _time).Tell("sms");

        _store.Signalled.Should().ContainSingle().Which.Should().Equal("sms");
    }

    [Fact]
    public void What_is_noted_is_signalled_together_and_nothing_is_signalled_for_nothing()
    {
        var signals = Things.Signals(_store, _time);
        signals.Note("sms");
        signals.Note("hook");
        signals.Note("sms");
        _store.Signalled.Should().BeEmpty();

        signals.Send();
        signals.Send();

        _store.Signalled.Should().ContainSingle().Which.Should().BeEquivalentTo("sms", "hook");
    }

    [Fact]
    public void While_a_signal_is_on_its_way_and_a_moment_after_the_next_ones_gather()
    {
        var signals = Things.Signals(_store, _time);
        _store.OnSignal = topics =>
        {
            for (var i = 0; i < 100 && topics.Contains("sms"); i++)
            {
                signals.Tell($"c{i % 3}");
            }

            return Task.CompletedTask;
        };

        signals.Tell("sms");
        signals.Tell("c3");

        _store.Signalled.Select(topics => topics.Count).Should().Equal([1], "the moment is not over");
        _time.Pass(TimeSpan.FromMilliseconds(10));
        _store.Signalled.Select(topics => topics.Count).Should().Equal(1, 4);
    }

    [Fact]
    public void After_a_quiet_moment_a_signal_goes_at_once_again()
    {
        var signals = Things.Signals(_store, _time);
        signals.Tell("sms");
        _time.Pass(TimeSpan.FromMilliseconds(10));

        signals.Tell("sms");

        _store.Signalled.Should().HaveCount(2);
    }

    [Fact]
    public void A_store_that_cannot_signal_harms_nobody_and_is_asked_again()
    {
        _store.OnSignal = _ => throw new IOException();
        var signals = Things.Signals(_store, _time);
        signals.Tell("sms");
        _time.Pass(TimeSpan.FromMilliseconds(10));
        signals.Tell("sms");

        _store.Signalled.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_stream_that_ends_by_itself_is_listened_to_again_after_a_second_and_not_at_once()
    {
        using var stop = new CancellationTokenSource();
        var listened = 0;
        _store.OnListen = _ =>
        {
            listened++;
            return AsyncEnumerable.Empty<string>();
        };
        var running = Things.Signals(_store, _time).RunAsync(stop.Token);
        await _time.TimersAsync(2);
        listened.Should().Be(1);

        _time.Pass(TimeSpan.FromSeconds(1));
        await _time.TimersAsync(2);
        listened.Should().Be(2);

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_publication_of_another_node_rings_the_fan_out()
    {
        using var stop = new CancellationTokenSource();
        var bell = new FanOutBell();
        _store.OnListen = One;
        var running = Things.Signals(_store, _time, bell).RunAsync(stop.Token);

        await bell.WaitAsync(Things.Clock(_time), TimeSpan.FromHours(1), default);

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task It_ends_when_it_is_told_to_whatever_the_store_throws_then()
    {
        using var stop = new CancellationTokenSource();
        _store.OnListen = _ =>
        {
            stop.Cancel();
            throw new IOException("the connection was closed");
        };

        await Things.Signals(_store, _time).RunAsync(stop.Token);
    }

    private static async IAsyncEnumerable<string> One([EnumeratorCancellation] CancellationToken token)
    {
        yield return NodeSignals.Publications;
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
    }
}
