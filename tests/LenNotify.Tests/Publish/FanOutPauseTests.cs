using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public class FanOutPauseTests : FanOutScene
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task A_store_that_is_down_is_left_alone_ever_longer_but_never_for_as_long_as_five_seconds()
    {
        var asked = new List<DateTimeOffset>();
        Store.OnClaimPublications = _ =>
        {
            asked.Add(Now());
            throw new IOException("the connection is gone");
        };
        using var stop = new CancellationTokenSource();
        var running = FanOut().RunAsync(stop.Token);
        while (asked.Count < 6)
        {
            while (!Clock.UnderWay.IsAtRest)
            {
                await Task.Yield();
            }

            Time.Pass(Step);
        }

        await stop.CancelAsync();
        await running;
        var pauses = asked.Zip(asked.Skip(1), (first, next) => next - first).Zip(new[] { 1, 2, 3, 3, 3 }, (pause, seconds) => (Pause: pause, Least: TimeSpan.FromSeconds(seconds)));
        pauses.Should().OnlyContain(one => one.Pause >= one.Least && one.Pause <= (one.Least * 1.25) + Step, "up to a quarter comes by chance");
    }
}
