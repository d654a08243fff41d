using LenNotify.Tests.Journey;
using Microsoft.Extensions.Logging.Abstractions;

namespace LenNotify.Tests;

public class FanOutPauseTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeStore _store = new();

    [Fact]
    public async Task A_store_that_is_down_is_left_alone_ever_longer_but_never_for_as_long_as_five_seconds()
    {
        var clock = Things.Clock(_time) with { UnderWay = new UnderWay() };
        var asked = new List<DateTimeOffset>();
        _store.OnClaimPublications = _ =>
        {
            asked.Add(clock.Now);
            throw new IOException("the connection is gone");
        };
        using var stop = new CancellationTokenSource();
        var running = FanOut(clock).RunAsync(stop.Token);
        while (asked.Count < 6)
        {
            while (!clock.UnderWay.IsAtRest)
            {
                await Task.Yield();
            }

            _time.Pass(Step);
        }

        await stop.CancelAsync();
        await running;
        var pauses = asked.Zip(asked.Skip(1), (first, next) => next - first).Zip(new[] { 1, 2, 3, 3, 3 }, (pause, seconds) => (Pause: pause, Least: TimeSpan.FromSeconds(seconds)));
        pauses.Should().OnlyContain(one => one.Pause >= one.Least && one.Pause <= (one.Least * 1.25) + Step, "up to a quarter comes by chance");
    }

    private FanOutWorker FanOut(PumpClock clock)
    {
        var segments = new SegmentPeople(new FakeSegments(), clock, NullLogger<SegmentPeople>.Instance);
        var store = new FanOutStore(_store, Things.Recipients(_store, _time), Things.Nobody(_store, _time), segments);
        var settings = new PumpSettings(true, TimeSpan.FromSeconds(1), clock, Things.Ids);
        return new FanOutWorker(
            store, new Chunks(Things.Engine, new Appending(Things.Engine), store, clock), new FanOutBell(), settings, NullLogger<FanOutWorker>.Instance);
    }
}
