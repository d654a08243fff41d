using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>What a host works out on a schedule, and on however many nodes.</summary>
public abstract class InsightJourney(IJourneyStore store) : JourneyContract(store)
{
    private readonly ConcurrentQueue<InsightRun> _runs = new();
    private int _asked;

    // Of 18:00 in Amsterdam, in winter.
    private static readonly TimeSpan UntilDue = TimeSpan.FromHours(5);

    [Fact]
    public async Task Three_nodes_tell_each_person_once_a_day_and_work_it_out_once()
    {
        await Start(Told("anna", "bob"));
        await Start(Told("anna", "bob"));
        await Start(Told("anna", "bob"));
        await Pass(UntilDue - Tick);
        Pager.Calls.Should().BeEmpty();
        await Pass(Tick + Tick);
        (await Pager.Next(2)).Select(call => call.UserId).Should().BeEquivalentTo(["anna", "bob"]);
        _runs.Should().ContainSingle().Which.Should().Be(new InsightRun("insight", new DateOnly(2026, 11, 21), Noon + UntilDue, "Europe/Amsterdam"));

        await Pass(TimeSpan.FromHours(24) - Tick - Tick);
        Pager.Calls.Should().HaveCount(2);
        await Pass(Tick + Tick);
        (await Pager.Next(2)).Select(call => call.UserId).Should().BeEquivalentTo(["anna", "bob"]);
        _runs.Select(run => run.Day.Day).Should().Equal(21, 22);
    }

    [Fact]
    public async Task Who_has_nothing_to_be_told_of_hears_nothing()
    {
        await Start(Told());
        await Pass(UntilDue + Tick);

        _runs.Should().ContainSingle();
        Pager.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Another_node_goes_on_where_one_was_killed_and_nobody_hears_twice()
    {
        var hanging = new TaskCompletionSource();
        var first = await Start(builder => Add(builder, (_, token) => After(["anna"], hanging.Task.WaitAsync(token))));
        await Started(UntilDue + Tick);
        await first.KillAsync();

        await Start(Told("anna", "bob"));
        await Pass(TimeSpan.FromMinutes(4));
        _runs.Should().ContainSingle("the dead node's turn is not over");
        await Pass(TimeSpan.FromMinutes(2));

        _runs.Should().HaveCount(2);
        await Pass(TimeSpan.FromHours(1));
        Pager.Calls.Select(call => call.UserId).Should().BeEquivalentTo(["anna", "bob"]);
    }

    [Fact]
    public async Task What_came_before_an_error_is_told_and_the_rest_after_another_try()
    {
        await Start(builder => Add(builder, (_, _) => ++_asked < 3
            ? After(["anna"], Task.FromException(new InvalidOperationException("no data yet")))
            : After(["anna", "bob"], Task.CompletedTask)));
        await Pass(UntilDue + Tick);
        (await Pager.Next()).UserId.Should().Be("anna");
        await Pass(TimeSpan.FromSeconds(1) + Tick);
        Pager.Calls.Should().ContainSingle();
        await Pass(TimeSpan.FromSeconds(2) + Tick);

        (await Pager.Next()).UserId.Should().Be("bob");
        _asked.Should().Be(3);
    }

    [Fact]
    public async Task One_that_is_not_sound_keeps_none_of_the_others_back()
    {
        await Start(Told("anna", "", "bob"));
        await Pass(UntilDue + Tick);

        (await Pager.Next(2)).Select(call => call.UserId).Should().BeEquivalentTo(["anna", "bob"]);
    }

    [Fact]
    public async Task A_run_that_all_nodes_slept_through_is_made_up_for()
    {
        var host = await Start(Told("anna"));
        await Pass(TimeSpan.FromHours(1));
        await host.StopAsync();
        Time.Pass(TimeSpan.FromHours(20));
        await Start(Told("anna"));
        await Pass(Tick);

        (await Pager.Next()).UserId.Should().Be("anna");
        _runs.Should().ContainSingle().Which.Day.Should().Be(new DateOnly(2026, 11, 21));
    }

    [Fact]
    public async Task An_insight_comes_with_the_daily_digest_unless_the_person_chose_otherwise()
    {
        var host = await Start(builder => Add(builder, (_, _) => After(["anna"], Task.CompletedTask, "insight")));
        await Pass(UntilDue + Tick);

        var item = (await host.Get<IInbox>().ListAsync("anna", new InboxQuery(), Time.GetUtcNow(), default)).Items.Should().ContainSingle().Subject;
        item.Decisions.Single(decision => decision.Channel == "pager").Verdict.Should().Be(Verdict.Digest);
    }

    private Action<NotificationsBuilder> Told(params string[] people) => builder => Add(builder, (_, _) => After(people, Task.CompletedTask));

    private void Add(NotificationsBuilder builder, Func<InsightRun, CancellationToken, IAsyncEnumerable<Insight>> find) => builder.AddInsights(
        "0 18 * * *",
        (_, run, token) =>
        {
            _runs.Enqueue(run);
            return find(run, token);
        },
        "Europe/Amsterdam");

    // Whatever is said differs from call to call: the key alone decides.
    private static async IAsyncEnumerable<Insight> After(string[] people, Task end, string type = "win_rate")
    {
        foreach (var person in people)
        {
            yield return new Insight(person, new Notification { Type = type, Title = $"Insight {Guid.NewGuid():N}", Channels = ["inapp", "pager"] });
        }

        await end;
    }

    // A source that hangs never rests.
    private async Task Started(TimeSpan by)
    {
        await Pass(TimeSpan.Zero);
        Time.Pass(by);
        await Until(() => Task.FromResult(!_runs.IsEmpty));
    }
}
