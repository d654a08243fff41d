using System.Globalization;
using LenNotify.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LenNotify.Tests;

public class FanOutTests
{
    private readonly ManualTime _time = new();
    private readonly FakeStore _store = new();
    private readonly FakeSegments _segments = new();
    private Lease? _lease;

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

        (await FanOut().RouteAsync(default)).Should().BeTrue();

        routed.Should().Be(100_000);
        _store.Appends.Should().HaveCount(200);
        _store.Appends.Last()[0].NextCursor.Should().BeNull("that was the last");
    }

    [Fact]
    public async Task A_segment_goes_on_after_the_last_person_of_the_cursor()
    {
        _segments.Count = 1_200;
        Claim(Audience.Of("everyone"), ">u000499");

        await FanOut().RouteAsync(default);

        Users().Should().HaveCount(700).And.StartWith("u000500");
        Cursors().Should().Equal(">u000999", null);
    }

    [Fact]
    public async Task People_named_one_by_one_go_on_at_their_place()
    {
        var audience = Audience.Users([.. Enumerable.Range(0, 1_700).Select(FakeSegments.NameOf)]);
        Claim(audience, ">u000999");

        await FanOut().RouteAsync(default);

        Users().Should().Equal(Enumerable.Range(1_000, 700).Select(FakeSegments.NameOf));
        Cursors().Should().Equal(">u001499", null);
    }

    [Fact]
    public async Task Who_was_erased_from_an_audience_takes_nobody_elses_place()
    {
        string[] people = [.. Enumerable.Range(0, 1_700).Select(FakeSegments.NameOf)];
        Claim(Audience.Users([.. people.Where(person => person != "u000003")]), ">u000999");
        await FanOut().RouteAsync(default);
        Users().Should().Equal(people[1_000..]);

        _store.Appends.Clear();
        Claim(Audience.Users([.. people.Where(person => person != "u000999")]), ">u000999");
        await FanOut().RouteAsync(default);
        Users().Should().HaveCount(1_699, "the store routes nobody twice, so it begins anew");
    }

    [Fact]
    public async Task Someone_named_twice_is_asked_for_once_in_a_chunk()
    {
        _segments.Name = i => $"u{i / 2}";
        _segments.Count = 10;
        Claim(Audience.Of("everyone"));

        await FanOut().RouteAsync(default);

        Users().Should().Equal("u0", "u1", "u2", "u3", "u4");
    }

    [Fact]
    public async Task A_segment_of_nobody_is_done()
    {
        Claim(Audience.Of("nobody"));

        await FanOut().RouteAsync(default);

        _store.Appends.Single().Single().Should().Match<AppendRequest>(r => r.UserIds.Count == 0 && r.NextCursor == null && r.Lease == _lease);
    }

    [Fact]
    public async Task Who_lost_the_lease_stops()
    {
        _segments.Count = 5_000;
        Claim(Audience.Of("everyone"));
        _store.OnAppend = (requests, _, _) => Task.FromResult<IReadOnlyList<AppendResult>>([new AppendResult(Acceptance.Same, requests[0].Publication.Id, [], Fenced: true)]);

        await FanOut().RouteAsync(default);

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

        (await FanOut().RouteAsync(default)).Should().BeTrue();

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

        await FanOut().RouteAsync(default);

        Users().Should().Equal("u7");
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

        await FanOut().Awaiting(f => f.RouteAsync(stop.Token)).Should().ThrowAsync<OperationCanceledException>();

        _store.Appends.Skip(1).Select(r => (r[0].NextCursor, r[0].PutOffUntil)).Should().Equal((">u000001", Things.Noon), (null, Things.Noon));
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
    public async Task With_nothing_due_it_says_so() => (await FanOut().RouteAsync(default)).Should().BeFalse();

    private void Claim(Audience audience, string? cursor = null, int claims = 1) => _store.OnClaimPublications = lease =>
    {
        _lease = lease;
        return [new ClaimedPublication(Things.Publication(audience), cursor, claims)];
    };

    private static Task<IReadOnlyList<AppendResult>> Written(IReadOnlyList<AppendRequest> requests) =>
        Task.FromResult<IReadOnlyList<AppendResult>>([new AppendResult(Acceptance.New, requests[0].Publication.Id, [])]);

    private IEnumerable<string> Users() => _store.Appends.SelectMany(requests => requests[0].UserIds);

    private IEnumerable<string?> Cursors() => _store.Appends.Select(requests => requests[0].NextCursor);

    private FanOutWorker FanOut()
    {
        var store = new FanOutStore(_store, Things.Recipients(_store, _time), Things.Nobody(_store, _time), _segments);
        var settings = new PumpSettings(true, TimeSpan.FromSeconds(1), Things.Clock(_time), Things.Ids);
        return new FanOutWorker(store, new Chunks(Things.Engine, new Appending(Things.Engine), store, settings.Clock), new FanOutBell(), settings, NullLogger<FanOutWorker>.Instance);
    }

    private sealed class FakeSegments : ISegmentResolver
    {
        public int Count { get; set; }

        public int Given { get; private set; }

        public Exception? Error { get; set; }

        public Func<int, string> Name { get; set; } = NameOf;

        public static string NameOf(int i) => i.ToString("'u'000000", CultureInfo.InvariantCulture);

        public async IAsyncEnumerable<string> ResolveAsync(string segment, string? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            if (Error is not null)
            {
                throw Error;
            }

            for (var i = after is null ? 0 : int.Parse(after[1..], CultureInfo.InvariantCulture) + 1; i < Count; i++)
            {
                Given++;
                yield return Name(i);
            }
        }
    }
}
