using LenNotify.Storage;

namespace LenNotify.Tests;

public class RecipientsTests
{
    private readonly TestTime _time = new(Things.Noon);
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
        _store.VersionsAsked.Should().Equal(7, 7);
        _store.Read.Should().HaveCount(read);
    }

    [Fact]
    public async Task Whoever_comes_back_after_an_erasure_elsewhere_is_not_taken_for_who_was_there_before()
    {
        var people = Things.Recipients(_store, _time);
        _store.Put("u1", Things.Book(Things.Phone("u1", Canary.Phone)));
        var before = await people.GetAsync(["u1"], At(0), default);

        await new Erasures(_store).CountAsync(At(1), default);
        _store.Put("u1", Things.Book(Things.Phone("u1", Canary.OtherPhone)));

        (await people.GetAsync(["u1"], At(2), default))[0].Contacts.Should().NotBe(before[0].Contacts, "both have version 1");
    }

    [Fact]
    public async Task When_one_must_be_compared_those_go_along_who_were_asked_for_and_are_next()
    {
        var people = Things.Recipients(_store, _time);
        string[] users = ["u1", "u2", "u3"];
        Array.ForEach(users, user => _store.Put(user, Things.Book(Things.Phone(user))));
        await people.GetAsync(["u1", "u2", "forgotten"], At(0), default);
        await people.GetAsync(["u3"], At(0.9), default);
        await people.GetAsync(["u1", "u2", "u3"], At(0.95), default);
        _store.VersionsAsked.Clear();
        _store.Put("u2", Things.Book(Things.Phone("u2"), Things.Phone("u2")) with { Version = 2 });

        await people.GetAsync(["u1"], At(1.2), default);

        _store.VersionsAsked.Should().Equal([5], "nobody asked for one of them, and another was compared just now");
        people.TryFind("u2", At(1.3), out var u2).Should().BeTrue();
        u2!.Targets(1).Should().HaveCount(2);
    }

    [Fact]
    public async Task Who_is_asked_for_every_second_goes_along_between_and_who_was_once_does_not()
    {
        var people = Things.Recipients(_store, _time);
        await people.GetAsync(["once", "each"], At(0), default);
        await people.GetAsync(["each"], At(2), default);
        _store.VersionsAsked.Clear();

        // Somebody else is compared each half second; who comes regularly goes along, so that nothing is asked when they come.
        await people.GetAsync(["other"], At(2.8), default);
        await people.GetAsync(["other"], At(3.9), default);
        await people.GetAsync(["each"], At(4), default);
        foreach (var later in new[] { 5, 6.1, 7.2, 8.3, 9.4, 10.5, 11.6 })
        {
            await people.GetAsync(["other"], At(later), default);
        }

        _store.VersionsAsked.Should().Equal([5, 5, 5, 5, 5, 5, 5, 3, 3], "after a while in which nobody asked they are left out");
    }

    [Fact]
    public async Task However_many_are_not_known_they_are_read_in_two_calls()
    {
        var people = Things.Recipients(_store, _time);
        string[] users = [.. Enumerable.Range(0, 500).Select(i => $"u{i}")];
        Array.ForEach(users, user => _store.Put(user, Things.Book(Things.Phone(user))));

        var known = await people.GetAsync([.. users, "stranger"], At(0), default);

        _store.Reads.Should().Equal([500, 500], "a stranger, of whom there is nothing, is not asked for");
        known.Select(person => person.Contacts.Contacts.SingleOrDefault()?.UserId).Should().Equal([.. users, null]);
    }

    [Fact]
    public async Task With_a_hosts_directory_everybody_is_read_in_three_calls()
    {
        _directory.Answer = user => Task.FromResult<IReadOnlyList<HostContact>>([new HostContact("sms", Canary.Phone)]);
        var people = Things.Recipients(_store, _time, _directory);

        await people.GetAsync([.. Enumerable.Range(0, 300).Select(i => $"u{i}")], At(0), default);

        (_store.VersionsAsked.Count, _directory.Asked).Should().Be((0, 300));
        _store.Reads.Should().Equal(300, 300);
        _store.AddressesAsked.Should().Equal(300);
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
    public async Task One_whose_document_does_not_parse_lacks_choices_for_a_second_and_keeps_nobody_back()
    {
        var people = Things.Recipients(_store, _time);
        _store.Put(new StoredDocument(UserSettings.KeyOf("u1"), 1, "{ no json"));
        _store.Put("u1", Things.Book(Things.Phone()));
        _store.Put("u2", Things.Book(Things.Phone("u2")));

        var found = await people.GetAsync(["u1", "u2"], At(0), default);

        found.Select(person => person.Lacks).Should().Equal(Lacks.Choices, Lacks.Nothing);
        found.Select(person => person.Targets(1).Length).Should().Equal([1, 1], "contacts are apart from preferences");
        people.TryFind("u1", At(0.999), out _).Should().BeTrue();
        people.TryFind("u1", At(1), out _).Should().BeFalse("then it is tried again");
    }

    [Fact]
    public async Task One_whose_rows_the_store_cannot_read_lacks_everything_and_keeps_nobody_back()
    {
        var people = Things.Recipients(_store, _time);
        Array.ForEach(["u1", "u2", "u3"], user => _store.Put(user, Things.Book(Things.Phone(user))));
        _store.OnGet = key => key.Owner == "u2" ? new InvalidDataException("damaged") : null;

        var found = await people.GetAsync(["u1", "u2", "u3"], At(0), default);

        found.Select(person => person.Lacks).Should().Equal(Lacks.Nothing, Lacks.Choices | Lacks.Addresses, Lacks.Nothing);
        (await people.GetAsync(["u2"], At(1), default))[0].Lacks.Should().NotBe(Lacks.Nothing, "also alone");
    }

    [Fact]
    public async Task A_store_that_can_read_nobody_fails_the_call()
    {
        var people = Things.Recipients(_store, _time);
        Array.ForEach(["u1", "u2"], user => _store.Put(user, Things.Book(Things.Phone(user))));
        _store.OnGet = _ => new IOException("the connection is gone");

        await people.Awaiting(p => p.GetAsync(["u1", "u2"], At(0), default).AsTask()).Should().ThrowAsync<IOException>();
        _store.Reads.Should().Equal([2, 1], "that nobody can be read is found out by one more read");
    }

    [Fact]
    public async Task Since_when_something_is_lacking_is_remembered_until_it_can_be_read()
    {
        var people = Things.Recipients(_store, _time);
        _store.Put(new StoredDocument(UserSettings.KeyOf("u1"), 1, "{ no json"));
        await people.GetAsync(["u1"], At(0), default);
        (await people.GetAsync(["u1"], At(100), default))[0].LacksSince.Should().Be(At(0));

        _store.Put("u1", new Preferences(), version: 2);
        (await people.GetAsync(["u1"], At(200), default))[0].Lacks.Should().Be(Lacks.Nothing);
        _store.Put(new StoredDocument(UserSettings.KeyOf("u1"), 3, "{ no json"));

        (await people.GetAsync(["u1"], At(300), default))[0].LacksSince.Should().Be(At(300));
    }

    [Fact]
    public async Task Of_many_who_cannot_be_read_one_line_tells_and_only_once()
    {
        var log = new WrittenLog<Recipients>();
        var people = Things.Recipients(_store, _time, _directory, log);
        _directory.Answer = _ => throw new InvalidOperationException("down");
        string[] users = [.. Enumerable.Range(0, 400).Select(i => $"u{i}")];

        await people.GetAsync(users, At(0), default);
        await people.GetAsync(users, At(1), default);
        await people.GetAsync([.. users, "late"], At(2), default);

        log.Lines.Should().SatisfyRespectively(
            line => line.Should().Contain("400 people").And.Contain("user u0").And.Contain("InvalidOperationException"),
            line => line.Should().Contain("1 people").And.Contain("user late"));
    }

    [Fact]
    public async Task A_time_out_inside_a_hosts_directory_is_a_failure_of_that_person_only()
    {
        _directory.Answer = user => user == "u1" ? throw new TaskCanceledException("HttpClient timed out") : Task.FromResult<IReadOnlyList<HostContact>>([]);
        var people = Things.Recipients(_store, _time, _directory);

        var found = await people.LookUpAsync(["u1", "u2"], At(0), default);

        (found["u1"].Lacks, found["u2"].Lacks).Should().Be((Lacks.Addresses, Lacks.Nothing));
    }

    [Fact]
    public async Task A_person_named_often_is_asked_for_once()
    {
        var people = Things.Recipients(_store, _time, _directory);
        var judge = new ReleaseJudge(Things.Engine, people, new Dictionary<string, Recipient>(), 1, At(0));
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

    // In spans for which what is known of people holds.
    private static DateTimeOffset At(double spans) => Things.Noon.AddSeconds(spans / 2);
}
