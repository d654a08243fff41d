using LenNotify.Storage;

namespace LenNotify.Tests;

/// <summary>What becomes of publications that cannot be routed, and of claims that fail.</summary>
public class FanOutReleaseTests : FanOutScene
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 60)]
    [InlineData(1_000, 300)]
    public async Task What_cannot_be_routed_is_put_off_ever_longer(int claims, int seconds)
    {
        Claim(Audience.Of("everyone"), ">u000001", claims);
        Segments.Error = new InvalidOperationException("no such segment");

        (await Route()).Should().BeTrue();

        Store.Appends.Single().Single().Should().Match<AppendRequest>(r =>
            r.UserIds.Count == 0 && r.NextCursor == ">u000001" && r.PutOffUntil == Things.Noon.AddSeconds(seconds) && r.Lease == Lease);
    }

    [Fact]
    public async Task One_that_cannot_be_routed_holds_up_no_other()
    {
        Segments.Error = new InvalidOperationException("no such segment");
        Claim(Audience.Of("everyone"));
        var first = Store.OnClaimPublications!;
        Store.OnClaimPublications = lease => [.. first(lease), new ClaimedPublication(Things.Publication("u7"), null, 1)];

        await Route();

        Users().Should().Equal("u7");
    }

    [Fact]
    public async Task What_cannot_even_be_put_off_is_tried_again_while_the_lease_lasts_and_ends_nothing_else()
    {
        Segments.Error = new InvalidOperationException("no such segment");
        Claim(Audience.Of("everyone"));
        var tried = new List<DateTimeOffset>();
        Store.OnAppend = (_, _, _) =>
        {
            tried.Add(Now());
            throw new IOException("the connection is gone");
        };

        await Pass(Route());

        tried.Should().HaveCountGreaterThan(15).And.HaveCountLessThan(25, "it is left alone for up to three seconds and a quarter more");
        tried[^1].Should().BeCloseTo(Things.Noon.AddMinutes(1), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task What_could_not_be_put_off_is_once_the_store_is_back()
    {
        Segments.Error = new InvalidOperationException("no such segment");
        Claim(Audience.Of("everyone"), claims: 2);
        var (back, said) = (Things.Noon.AddSeconds(20), default(DateTimeOffset));
        Store.OnAppend = (requests, _, _) => (said = Now()) < back ? throw new IOException("the connection is gone") : Written(requests);

        await Pass(Route());

        said.Should().BeBefore(back.AddSeconds(5));
        Store.Appends.Last()[0].PutOffUntil.Should().Be(said.AddSeconds(2), "it counts from when it is said");
    }

    [Fact]
    public async Task While_all_slots_wait_for_a_store_that_is_away_nobody_is_under_way_and_they_are_free_once_it_is_back()
    {
        var back = Things.Noon.AddSeconds(20);
        var (claims, putOff, bell) = (0, 0, new FanOutBell(Clock.UnderWay));
        var again = new TaskCompletionSource();
        Store.OnClaimPublications = _ =>
        {
            if (claims++ == 0)
            {
                return [.. Enumerable.Range(0, 4).Select(i => new ClaimedPublication(Things.Publication($"u{i}"), null, 1))];
            }

            again.TrySetResult();
            return [];
        };
        Store.OnAppend = (requests, _, _) =>
        {
            bell.Ring(Now());
            if (Now() < back)
            {
                throw new IOException("the connection is gone");
            }

            Interlocked.Increment(ref putOff);
            return Written(requests);
        };
        using var stop = new CancellationTokenSource();
        var running = FanOut(bell).RunAsync(stop.Token);

        await Pass(again.Task);

        Volatile.Read(ref putOff).Should().BePositive("the second claim came when there was room");
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_claim_whose_answer_did_not_come_is_asked_again_as_the_same_owner_and_the_next_as_another()
    {
        var owners = new List<Guid>();
        Store.OnClaimPublications = lease =>
        {
            owners.Add(lease.Owner);
            return owners.Count < 3 ? throw new IOException("the connection is gone, and the answer with it") : [];
        };
        var worker = FanOut();
        for (var claim = 0; claim < 5; claim++)
        {
            await worker.StartAsync(default).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        owners.Take(3).Distinct().Should().ContainSingle("what may have been leased is asked for");
        owners.Skip(2).Should().OnlyHaveUniqueItems("what was answered is under way");
    }

    [Fact]
    public async Task On_shutdown_what_was_claimed_is_given_back_at_once()
    {
        using var stop = new CancellationTokenSource();
        Claim(Audience.Of("everyone"), ">u000001");
        var first = Store.OnClaimPublications!;
        Store.OnClaimPublications = lease => [.. first(lease), new ClaimedPublication(Things.Publication("u7"), null, 1)];
        Segments.Count = 5_000;
        Store.OnAppend = (requests, _, token) =>
        {
            if (requests[0].PutOffUntil is null)
            {
                stop.Cancel();
            }

            token.ThrowIfCancellationRequested();
            return Written(requests);
        };

        await Route(stop.Token);

        Store.Appends.Where(r => r[0].PutOffUntil is not null).Select(r => (r[0].NextCursor, r[0].PutOffUntil))
            .Should().BeEquivalentTo([(">u000001", (DateTimeOffset?)Things.Noon), (null, Things.Noon)]);
    }

    [Fact]
    public async Task It_ends_when_it_is_told_to_whatever_the_store_throws_then()
    {
        using var stop = new CancellationTokenSource();
        Store.OnClaimPublications = _ =>
        {
            stop.Cancel();
            throw new IOException("the connection was closed");
        };

        await FanOut().RunAsync(stop.Token);
    }
}
