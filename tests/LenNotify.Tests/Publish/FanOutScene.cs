using LenNotify.Storage;
using LenNotify.Tests.Journey;
using Microsoft.Extensions.Logging;

namespace LenNotify.Tests;

/// <summary>A fan-out before a store and a host's segments that do what the test says.</summary>
public abstract class FanOutScene
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private protected FanOutScene() => Clock = Things.Clock(Time) with { UnderWay = new UnderWay() };

    private protected TestTime Time { get; } = new(Things.Noon);

    private protected FakeStore Store { get; } = new();

    private protected FakeSegments Segments { get; } = new();

    private protected PumpClock Clock { get; }

    /// <summary>What the last claim of <see cref="Claim"/> was asked with.</summary>
    private protected Lease? Lease { get; private set; }

    private protected void Claim(Audience audience, string? cursor = null, int claims = 1) => Store.OnClaimPublications = lease =>
    {
        Lease = lease;
        return [new ClaimedPublication(Things.Publication(audience), cursor, claims)];
    };

    private protected static Task<IReadOnlyList<AppendResult>> Written(IReadOnlyList<AppendRequest> requests) =>
        Task.FromResult<IReadOnlyList<AppendResult>>([new AppendResult(Acceptance.New, requests[0].Publication.Id, [])]);

    private protected DateTimeOffset Now() => Clock.Now;

    private protected IEnumerable<string> Users() => Store.Appends.SelectMany(requests => requests[0].UserIds);

    private protected IEnumerable<string?> Cursors() => Store.Appends.Select(requests => requests[0].NextCursor);

    private protected async Task<bool> Route(CancellationToken cancellationToken = default)
    {
        var started = await FanOut().StartAsync(cancellationToken);
        await Task.WhenAll(started);
        return started.Count > 0;
    }

    // Time goes by until it is done, while nobody works.
    private protected async Task Pass(Task done)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!done.IsCompleted)
        {
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(Patience, "somebody is under way, and waits for time to pass");
            if (Clock.UnderWay.IsAtRest)
            {
                Time.Pass(TimeSpan.FromMilliseconds(50));
            }

            await Task.Yield();
        }

        await done;
    }

    private protected FanOutWorker FanOut(FanOutBell? bell = null)
    {
        var segments = new SegmentPeople(Segments, Clock, new Logger<SegmentPeople>(LogLines.Watched));
        var store = new FanOutStore(Store, Things.Recipients(Store, Time), Things.Nobody(Store, Time), segments);
        var settings = new PumpSettings(true, TimeSpan.FromSeconds(1), Clock, Things.Ids);
        return new FanOutWorker(store, new Chunks(Things.Engine, new Appending(Things.Engine), store, settings.Clock), bell ?? new FanOutBell(), settings, new Logger<FanOutWorker>(LogLines.Watched));
    }
}
