namespace LenNotify.Tests;

public class RecipientsTests
{
    private readonly ManualTime _time = new();
    private readonly FakeStore _store = new();
    private readonly FakeDirectory _directory = new();

    [Fact]
    public async Task For_a_second_nobody_is_asked_again()
    {
        var people = Things.Recipients(_store, _time);
        _store.Put("u1", Things.Book(Things.Phone()));
        var first = await people.GetAsync(["u1"], At(0), default);

        var again = await people.GetAsync(["u1"], At(0.999), default);

        again[0].Should().BeSameAs(first[0]);
        _store.VersionsAsked.Should().ContainSingle();
    }

    [Fact]
    public async Task After_a_second_the_versions_of_all_are_compared_in_one_call_and_nothing_is_read_that_is_the_same()
    {
        var people = Things.Recipients(_store, _time);
        string[] users = ["u1", "u2", "u3"];
        Array.ForEach(users, user => _store.Put(user, Things.Book(Things.Phone(user))));
        var first = await people.GetAsync(users, At(0), default);
        var read = _store.Read.Count;

        var again = await people.GetAsync(users, At(1), default);

        again.Should().Equal(first);
        _store.VersionsAsked.Should().Equal(6, 6);
        _store.Read.Should().HaveCount(read);
    }

    [Fact]
    public async Task A_change_made_elsewhere_is_known_after_a_second()
    {
        var people = Things.Recipients(_store, _time);
        (await people.GetAsync(["u1"], At(0), default))[0].Targets(1).Should().BeEmpty();
        _store.Put("u1", Things.Book(Things.Phone()));

        (await people.GetAsync(["u1"], At(1), default))[0].Targets(1).Should().ContainSingle();
    }

    [Fact]
    public async Task A_change_made_here_is_known_at_once()
    {
        var people = Things.Recipients(_store, _time);
        await people.GetAsync(["u1"], At(0), default);
        _store.Put("u1", Things.Book(Things.Phone()));
        people.Forget("u1");

        (await people.GetAsync(["u1"], At(0), default))[0].Targets(1).Should().ContainSingle();
    }

    [Fact]
    public async Task One_who_cannot_be_read_is_answered_as_null_for_a_second_and_keeps_nobody_back()
    {
        var people = Things.Recipients(_store, _time);
        Break("u1");
        _store.Put("u2", Things.Book(Things.Phone("u2")));

        var found = await people.LookUpAsync(["u1", "u2"], At(0), default);

        found["u1"].Should().BeNull();
        found["u2"].Should().NotBeNull();
        people.TryFind("u1", At(0.999), out var known).Should().BeTrue();
        known.Should().BeNull();
        people.TryFind("u1", At(1), out _).Should().BeFalse("then it is tried again");
    }

    [Fact]
    public async Task One_who_cannot_be_read_fails_whoever_must_know_this_person()
    {
        var people = Things.Recipients(_store, _time);
        Break("u1");

        await people.Awaiting(p => p.GetAsync(["u1"], At(0), default).AsTask()).Should().ThrowAsync<InvalidDataException>();
    }

    [Fact]
    public async Task A_time_out_inside_a_hosts_directory_is_a_failure_of_that_person_only()
    {
        _directory.Answer = user => user == "u1" ? throw new TaskCanceledException("HttpClient timed out") : Task.FromResult<IReadOnlyList<HostContact>>([]);
        var people = Things.Recipients(_store, _time, _directory);

        var found = await people.LookUpAsync(["u1", "u2"], At(0), default);

        (found["u1"], found["u2"] is null).Should().Be((null, false));
    }

    [Fact]
    public async Task A_directory_that_hangs_for_one_person_is_given_up_after_five_seconds()
    {
        _directory.Answer = user => user == "u1" ? new TaskCompletionSource<IReadOnlyList<HostContact>>().Task : Task.FromResult<IReadOnlyList<HostContact>>([]);
        var people = Things.Recipients(_store, _time, _directory);

        var looking = people.LookUpAsync(["u1", "u2"], At(0), default).AsTask();
        await _time.TimersAsync(1);
        _time.Pass(TimeSpan.FromSeconds(5));

        (await looking)["u2"].Should().NotBeNull();
    }

    [Fact]
    public async Task A_person_named_often_is_asked_for_once()
    {
        var people = Things.Recipients(_store, _time, _directory);
        var judge = new ReleaseJudge(Things.Engine, people, new Dictionary<string, Recipient?>(), 1, At(0));
        for (var i = 0; i < 16; i++)
        {
            judge.Judge(Things.Due(), Things.State());
        }

        await people.LookUpAsync(judge.Missing, At(0), default);

        _directory.Asked.Should().Be(1);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_keeps_nothing_fresh_for_longer()
    {
        var people = Things.Recipients(_store, _time);
        await people.GetAsync(["u1"], At(3_600), default);

        people.TryFind("u1", At(0), out _).Should().BeFalse();
    }

    [Fact]
    public async Task Of_more_than_a_hundred_thousand_the_oldest_are_forgotten()
    {
        var people = Things.Recipients(_store, _time);
        await people.GetAsync(["first"], At(0), default);
        for (var i = 0; i < 101; i++)
        {
            await people.GetAsync([.. Enumerable.Range(i * 1_000, 1_000).Select(n => $"u{n}")], At(0.5), default);
        }

        people.TryFind("first", At(0.5), out _).Should().BeFalse();
        people.TryFind("u100999", At(0.5), out _).Should().BeTrue();
    }

    private static DateTimeOffset At(double seconds) => Things.Noon.AddSeconds(seconds);

    private void Break(string user)
    {
        _store.Put(user, Things.Book());
        _store.OnGet = key => key.Owner == user ? new InvalidDataException("damaged") : null;
    }
}
