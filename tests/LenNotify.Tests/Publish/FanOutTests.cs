using LenNotify.Storage;
using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

/// <summary>Publications for later, routed chunk by chunk.</summary>
public class FanOutTests : FanOutScene
{
    [Fact]
    public async Task A_segment_of_a_hundred_thousand_is_never_in_memory_at_once()
    {
        Segments.Count = 100_000;
        Claim(Audience.Of("everyone"));
        var routed = 0;
        Store.OnAppend = (requests, _, _) =>
        {
            routed += requests[0].UserIds.Count;
            (Segments.Given - routed).Should().BeLessThanOrEqualTo(1, "only one chunk is ever ahead");
            return Written(requests);
        };

        (await Route()).Should().BeTrue();

        routed.Should().Be(100_000);
        Store.Appends.Should().HaveCount(200);
        Store.Appends.Last()[0].NextCursor.Should().BeNull("that was the last");
    }

    [Fact]
    public async Task A_segment_goes_on_after_the_last_person_of_the_cursor()
    {
        Segments.Count = 1_200;
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

        Store.Appends.Clear();
        Claim(Audience.Users([.. people.Where(person => person != "u000999")]), ">u000999");
        await Route();
        Users().Should().HaveCount(1_699, "the store routes nobody twice, so it begins anew");
    }

    [Fact]
    public async Task Someone_named_twice_is_asked_for_once_in_a_chunk()
    {
        Segments.Name = i => $"u{i / 2}";
        Segments.Count = 10;
        Claim(Audience.Of("everyone"));

        await Route();

        Users().Should().Equal("u0", "u1", "u2", "u3", "u4");
    }

    [Fact]
    public async Task A_segment_of_nobody_is_done()
    {
        Claim(Audience.Of("nobody"));

        await Route();

        Store.Appends.Single().Single().Should().Match<AppendRequest>(r => r.UserIds.Count == 0 && r.NextCursor == null && r.Lease == Lease);
    }

    [Fact]
    public async Task Who_lost_the_lease_stops()
    {
        Segments.Count = 5_000;
        Claim(Audience.Of("everyone"));
        Store.OnAppend = (requests, _, _) => Task.FromResult<IReadOnlyList<AppendResult>>([new AppendResult(Acceptance.Same, requests[0].Publication.Id, [], Fenced: true)]);

        await Route();

        Store.Appends.Should().ContainSingle();
    }

    [Fact]
    public async Task Whom_a_segment_named_before_it_broke_is_told_and_the_rest_later()
    {
        Segments.Count = 700;
        Segments.Name = i => i < 650 ? FakeSegments.NameOf(i) : throw new IOException("the connection is gone");
        Claim(Audience.Of("everyone"));

        await Route();

        Users().Should().HaveCount(650).And.EndWith("u000649");
        Cursors().Should().Equal(">u000499", ">u000649", null);
        Store.Appends.Last()[0].PutOffUntil.Should().NotBeNull("the publication is not done");
    }

    [Fact]
    public async Task A_chunk_that_fills_slowly_is_written_before_the_lease_ends_and_each_renews_it()
    {
        Segments.Count = 100;
        Segments.Name = i =>
        {
            Time.Pass(TimeSpan.FromSeconds(4));
            return FakeSegments.NameOf(i);
        };
        Claim(Audience.Of("everyone"));
        var (until, gaps) = (Things.Noon.AddMinutes(1), new List<TimeSpan>());
        Store.OnAppend = (requests, _, _) =>
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
        Segments.Before = hanging.Task;
        var hung = Things.Publication(Audience.Of("everyone"));
        var claims = 0;
        var done = new TaskCompletionSource();
        Store.OnClaimPublications = _ => ++claims switch
        {
            1 => [new ClaimedPublication(hung, null, 1)],
            2 => [new ClaimedPublication(Things.Publication("u7"), null, 1)],
            _ => [],
        };
        Store.OnAppend = (requests, _, _) =>
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
            Time.Pass(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Store.Appends.Last()[0].PutOffUntil.Should().BeOnOrAfter(Things.Noon.AddSeconds(30));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task With_nothing_due_it_says_so() => (await Route()).Should().BeFalse();
}
