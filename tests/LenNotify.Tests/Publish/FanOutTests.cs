using LenNotify.Storage;
using LenNotify.Tests.Journey;
using Microsoft.Extensions.Logging;

namespace LenNotify.Tests;

public class FanOutTests
{
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeStore _store = new();
    private readonly FakeSegments _segments = new();
    private readonly PumpClock _clock;
    private Lease? _lease;

    public FanOutTests() => _clock = Things.Clock(_time) with { UnderWay = new UnderWay() };

    [Fact]
    public async Task A_segment_of_a_hundred_thousand_is_never_in_memory_at_once()
    {
        _segments.Count = 100_000;
        Claim(Audience.Of("everyone"));
        var routed = 0;
        _store.OnAppend = (requests, _, _) =>
        {
            routed += requests[0].UserIds.Count;
            (_segments.Given - routed).Should().BeLessThanOrEqualTo(1, "only one chunk is ever ahead");
            return Written(requests);
        };

        (await Route()).Should().BeTrue();

        routed.Should().Be(100_000);
        _store.Appends.Should().HaveCount(200);
        _store.Appends.Last()[0].NextCursor.Should().BeNull("that was the last");
    }

    [Fact]
    public async Task A_segment_goes_on_after_the_last_person_of_the_cursor()
    {
        _segments.Count = 1_200;
        Claim(Audience.Of("everyone"), ">u000499");

        await Route();

        Users().Should().HaveCount(700).And.StartWith("u000500");
        Cursors().Should().Equal(">u000999", null);
    }

    [Fact]
    public async Task People_named_one_by_one_go_on_at_their_place()
    {
        var audience = Audience.Users([.. Enumerable.Range(0, 1_700).Select(FakeSegments.NameOf)]);
        Claim(audience, ">u000999");

        await Route();

        Users().Should().Equal(Enumerable.Range(1_000, 700).Select(FakeSegments.NameOf));
        Cursors().Should().Equal(">u001499", null);
    }

    [Fact]
    public async Task Who_was_erased_from_an_audience_takes_nobody_elses_place()
    {
        string[] people = [.. Enumerable.Range(0, 1_700).Select(FakeSegments.NameOf)];
        Claim(Audience.Users([.. people.Where(person => person != "u000003")]), ">u000999");
        await Route();
        Users().Should().Equal(people[1_000..]);

        _store.Appends.Clear();
        Claim(Audience.Users([.. people.Where(person => person != "u000999")]), ">u000999");
        await Route();
        Users().Should().HaveCount(1_699, "the store routes nobody twice, so it begins anew");
    }

    [Fact]
    public async Task Someone_named_twice_is_asked_for_once_in_a_chunk()
    {
        _segments.Name = i => $"u{i / 2}";
        _segments.Count = 10;
        Claim(Audience.Of("everyone"));

        await Route();

        Users().Should().Equal("u0", "u1", "u2", "u3", "u4");
    }

    [Fact]
    public async Task A_segment_of_nobody_is_done()
    {
        Claim(Audience.Of("nobody"));

        await Route();

        _store.Appends.Single().Single().Should().Match<AppendRequest>(r => r.UserIds.Count == 0 && r.NextCursor == null && r.Lease == _lease);
    }

    [Fact]
    public async Task Who_lost_the_lease_stops()
    {
        _segments.Count = 5_000;
        Claim(Audience.Of("everyone"));
        _store.OnAppend = (requests, _, _) => Task.FromResult<IReadOnlyList<AppendResult>>([new AppendResult(Acceptance.Same, requests[0].Publication.Id, [], Fenced: true)]);

        await Route();

        _store.Appends.Should().ContainSingle();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 60)]
    [InlineData(1_000, 300)]
    public async Task What_cannot_be_routed_is_put_off_ever_longer(int claims, int seconds)
    {
        Claim(Audience.Of("everyone"), ">u000001", claims);
        _segments.Error = new InvalidOperationException("no such segment");

        (await Route()).Should().BeTrue();

        _store.Appends.Single().Single().Should().Match<AppendRequest>(r =>
            r.UserIds.Count == 0 && r.NextCursor == ">u000001" && r.PutOffUntil == Things.Noon.AddSeconds(seconds) && r.Lease == _lease);
    }

    [Fact]
    public async Task One_that_cannot_be_routed_holds_up_no_other()
    {
        _segments.Error = new InvalidOperationException("no such segment");
        Claim(Audience.Of("everyone"));
        var first = _store.OnClaimPublications!;
        _store.OnClaimPublications = lease => [.. first(lease), new ClaimedPublication(Things.Publication("u7"), null, 1)];

        await Route();

        Users().Should().Equal("u7");
    }

    [Fact]
    public async Task Whom_a_segment_named_before_it_broke_is_told_and_the_rest_later()
    {
        _segments.Count = 700;
        _segments.Name = i => i < 650 ? FakeSegments.NameOf(i) : throw new IOException("the connection is gone");
        Claim(Audience.Of("everyone"));

        await Route();

        Users().Should().HaveCount(650).And.EndWith("u000649");
        Cursors().Should().Equal(">u000499", ">u000649", null);
        _store.Appends.Last()[0].PutOffUntil.Should().NotBeNull("the publication is not done");
    }

    [Fact]
    public async Task A_chunk_that_fills_slowly_is_written_before_the_lease_ends_and_each_renews_it()
    {
        _segments.Count = 100;
        _segments.Name = i =>
        {
            _time.Pass(TimeSpan.FromSeconds(4));
            return FakeSegments.NameOf(i);
        };
        Claim(Audience.Of("everyone"));
        var (until, gaps) = (Things.Noon.AddMinutes(1), new List<TimeSpan>());
        _store.OnAppend = (requests, _, _) =>
        {
            gaps.Add(until - Now());
            until = requests[0].Lease!.Until;
            until.Should().Be(Now().AddMinutes(1));
            return Written(requests);
        };

        await Route();

        Users().Should().HaveCount(100);
        gaps.Should().OnlyContain(left => left > TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task One_whose_audience_hangs_holds_up_no_other_and_is_put_off_after_half_a_minute()
    {
        var hanging = new TaskCompletionSource();
        _segments.Before = hanging.Task;
        var hung = Things.Publication(Audience.Of("everyone"));
        var claims = 0;
        var done = new TaskCompletionSource();
        _store.OnClaimPublications = _ => ++claims switch
        {
            1 => [new ClaimedPublication(hung, null, 1)],
            2 => [new ClaimedPublication(Things.Publication("u7"), null, 1)],
            _ => [],
        };
        _store.OnAppend = (requests, _, _) =>
        {
            if (requests[0].Publication.Id == hung.Id)
            {
                done.TrySetResult();
            }

            return Written(requests);
        };
        using var stop = new CancellationTokenSource();
        var running = FanOut().RunAsync(stop.Token);
        while (!Users().Contains("u7"))
        {
            await Task.Yield();
        }

        while (!done.Task.IsCompleted)
        {
            _time.Pass(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        _store.Appends.Last()[0].PutOffUntil.Should().BeOnOrAfter(Things.Noon.AddSeconds(30));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task What_cannot_even_be_put_off_is_tried_again_while_the_lease_lasts_and_ends_nothing_else()
    {
        _segments.Error = new InvalidOperationException("no such segment");
        Claim(Audience.Of("everyone"));
        var tried = new List<DateTimeOffset>();
        _store.OnAppend = (_, _, _) =>
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
        _segments.Error = new InvalidOperationException("no such segment");
        Claim(Audience.Of("everyone"), claims: 2);
        var (back, said) = (Things.Noon.AddSeconds(20), default(DateTimeOffset));
        _store.OnAppend = (requests, _, _) => (said = Now()) < back ? throw new IOException("the connection is gone") : Written(requests);

        await Pass(Route());

        said.Should().BeBefore(back.AddSeconds(5));
        _store.Appends.Last()[0].PutOffUntil.Should().Be(said.AddSeconds(2), "it counts from when it is said");
    }

    [Fact]
    public async Task While_all_slots_wait_for_a_store_that_is_away_nobody_is_under_way_and_they_are_free_once_it_is_back()
    {
        var back = Things.Noon.AddSeconds(20);
        var (claims, putOff) = (0, 0);
        _store.OnClaimPublications = _ => claims++ == 0 ? [.. Enumerable.Range(0, 4).Select(i => new ClaimedPublication(Things.Publication($"u{i}"), null, 1))] : [];
        _store.OnAppend = (requests, _, _) =>
        {
            if (Now() < back)
            {
                throw new IOException("the connection is gone");
            }

            Interlocked.Increment(ref putOff);
            return Written(requests);
        };
        using var stop = new CancellationTokenSource();
        var running = FanOut().RunAsync(stop.Token);

        await Pass(Task.Run(async () =>
        {
            while (Volatile.Read(ref claims) < 2)
            {
                await Task.Yield();
            }
        }));

        Volatile.Read(ref putOff).Should().BePositive("the second claim came when there was room");
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_claim_whose_answer_did_not_come_is_asked_again_as_the_same_owner_and_the_next_as_another()
    {
        var owners = new List<Guid>();
        _store.OnClaimPublications = lease =>
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
        var first = _store.OnClaimPublications!;
        _store.OnClaimPublications = lease => [.. first(lease), new ClaimedPublication(Things.Publication("u7"), null, 1)];
        _segments.Count = 5_000;
        _store.OnAppend = (requests, _, token) =>
        {
            if (requests[0].PutOffUntil is null)
            {
                stop.Cancel();
            }

            token.ThrowIfCancellationRequested();
            return Written(requests);
        };

        await Route(stop.Token);

        _store.Appends.Where(r => r[0].PutOffUntil is not null).Select(r => (r[0].NextCursor, r[0].PutOffUntil))
            .Should().BeEquivalentTo([(">u000001", (DateTimeOffset?)Things.Noon), (null, Things.Noon)]);
    }

    [Fact]
    public async Task It_ends_when_it_is_told_to_whatever_the_store_throws_then()
    {
        using var stop = new CancellationTokenSource();
        _store.OnClaimPublications = _ =>
        {
            stop.Cancel();
            throw new IOException("the connection was closed");
        };

        await FanOut().RunAsync(stop.Token);
    }

    [Fact]
    public async Task With_nothing_due_it_says_so() => (await Route()).Should().BeFalse();

    private void Claim(Audience audience, string? cursor = null, int claims = 1) => _store.OnClaimPublications = lease =>
    {
        _lease = lease;
        return [new ClaimedPublication(Things.Publication(audience), cursor, claims)];
    };

    private static Task<IReadOnlyList<AppendResult>> Written(IReadOnlyList<AppendRequest> requests) =>
        Task.FromResult<IReadOnlyList<AppendResult>>([new AppendResult(Acceptance.New, requests[0].Publication.Id, [])]);

    private DateTimeOffset Now() => _clock.Now;

    private IEnumerable<string> Users() => _store.Appends.SelectMany(requests => requests[0].UserIds);

    private IEnumerable<string?> Cursors() => _store.Appends.Select(requests => requests[0].NextCursor);

    private async Task<bool> Route(CancellationToken cancellationToken = default)
    {
        var started = await FanOut().StartAsync(cancellationToken);
        await Task.WhenAll(started);
        return started.Count > 0;
    }

    // Time goes by until it is done, while nobody works.
    private async Task Pass(Task done)
    {
        while (!done.IsCompleted)
        {
            if (_clock.UnderWay.IsAtRest)
            {
                _time.Pass(TimeSpan.FromMilliseconds(50));
            }

            await Task.Yield();
        }

        await done;
    }

    private FanOutWorker FanOut()
    {
        var segments = new SegmentPeople(_segments, _clock, new Logger<SegmentPeople>(LogLines.Watched));
        var store = new FanOutStore(_store, Things.Recipients(_store, _time), Things.Nobody(_store, _time), segments);
        var settings = new PumpSettings(true, TimeSpan.FromSeconds(1), _clock, Things.Ids);
        return new FanOutWorker(store, new Chunks(Things.Engine, new Appending(Things.Engine), store, settings.Clock), new FanOutBell(), settings, new Logger<FanOutWorker>(LogLines.Watched));
    }
}
