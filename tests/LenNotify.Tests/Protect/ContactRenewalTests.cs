using LenNotify.Storage;

namespace LenNotify.Tests;

/// <summary>After a rotation every address comes under the new key by itself, and the old key can go.</summary>
public class ContactRenewalTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly RetentionOptions Options = new() { BatchSize = 2 };
    private readonly MemoryStore _store = new(new TestTime(Noon), new MemoryLimits());
    private readonly ProtectedContacts _before = new(Rings.Protector("a", "a"));
    private readonly ProtectedContacts _between = new(Rings.Protector("b", "a", "b"));
    private readonly ProtectedContacts _after = new(Rings.Protector("b", "b"));
    private readonly WrittenLog<ContactRenewal> _log = new();

    [Fact]
    public async Task Every_address_is_protected_anew_and_then_the_old_key_is_needed_no_more()
    {
        for (var i = 0; i < 5; i++)
        {
            await Put($"u{i}", i % 2 == 0 ? _before : _between);
        }

        var sweep = Sweep(_store);
        await sweep.SweepAsync(Options, Noon, default);
        await sweep.SweepAsync(Options, Noon.AddHours(1), default);

        for (var i = 0; i < 5; i++)
        {
            var contact = (await _store.GetContactsAsync([$"u{i}"], default))[0].Contacts.Should().ContainSingle().Subject;
            _after.AddressOf(contact).Should().Be(Canary.Phone);
            (contact.Country, contact.VerifiedAt).Should().Be(("US", Noon), "all else is kept");
        }

        _log.Lines.Should().HaveCount(2);
        _log.Lines.First().Should().StartWith("3 addresses were protected anew under the active key, of 5 people; 0 people were changed meanwhile.");
        _log.Lines.Last().Should().StartWith("Every stored address stands under the active contact key: 5 people");
        (await _store.AuditAsync(new AuditQuery { Actor = "lennotify" }, default)).Items.Select(entry => (entry.Fact.Action, entry.Fact.Target))
            .Should().BeEquivalentTo([("contacts_protected_anew", "u0"), ("contacts_protected_anew", "u2"), ("contacts_protected_anew", "u4")]);
    }

    [Fact]
    public async Task A_sweep_is_bounded_and_the_next_one_goes_on_from_there()
    {
        for (var i = 0; i < 45; i++)
        {
            await Put($"u{i:00}", _before);
        }

        var sweep = Sweep(_store);
        await sweep.SweepAsync(Options, Noon, default);
        (await Old()).Should().Be(5, "a sweep looks at 20 pages");
        await sweep.SweepAsync(Options, Noon.AddHours(1), default);
        (await Old()).Should().Be(0);
    }

    [Fact]
    public async Task Whoever_changes_a_book_meanwhile_wins_and_the_next_round_sees_to_it()
    {
        await Put("u1", _before);
        var racing = new RacingContacts(_store, async () => await Put("u1", _before, version: 1, country: "NL"));

        var sweep = new ContactRenewal(_store, racing, _between, _log);
        await sweep.SweepAsync(Options, Noon, default);
        var meanwhile = (await _store.GetContactsAsync(["u1"], default))[0];
        (meanwhile.Version, meanwhile.Contacts.Single().Country).Should().Be((2, "NL"));
        _log.Lines.Should().ContainSingle().Which.Should().Contain("0 addresses were protected anew").And.Contain("1 people were changed meanwhile");
        await sweep.SweepAsync(Options, Noon.AddHours(1), default);

        var last = (await _store.GetContactsAsync(["u1"], default))[0].Contacts.Single();
        (last.Country, _after.AddressOf(last)).Should().Be(("NL", Canary.Phone));
    }

    [Fact]
    public async Task An_address_that_cannot_be_read_stays_as_it_is_and_stops_nobody()
    {
        await Put("u1", new ProtectedContacts(Rings.Protector("c", "c")));
        await Put("u2", _before);
        var before = (await _store.GetContactsAsync(["u1"], default))[0];

        var sweep = Sweep(_store);
        await sweep.SweepAsync(Options, Noon, default);
        await sweep.SweepAsync(Options, Noon.AddHours(1), default);

        (await _store.GetContactsAsync(["u1"], default))[0].Should().BeEquivalentTo(before);
        (await Old()).Should().Be(1, "the other was protected anew");
        _log.Lines.Should().Contain(line => line.Contains("1 stored addresses cannot be read") && line.Contains("missing contact key: c"))
            .And.NotContain(line => line.StartsWith("Every"));
    }

    [Fact]
    public async Task A_round_without_work_is_followed_by_a_day_of_rest()
    {
        await Put("u1", _between);
        var sweep = Sweep(_store);
        await sweep.SweepAsync(Options, Noon, default);
        await Put("u2", _before);

        await sweep.SweepAsync(Options, Noon.AddHours(23), default);
        (await Old()).Should().Be(1);
        await sweep.SweepAsync(Options, Noon.AddHours(24), default);
        (await Old()).Should().Be(0);
    }

    private ContactRenewal Sweep(MemoryStore store) => new(store, store, _between, _log);

    private async Task<int> Old()
    {
        string[] people = [.. Enumerable.Range(0, 45).Select(i => $"u{i:00}"), "u1", "u2"];
        return (await _store.GetContactsAsync(people, default)).SelectMany(book => book.Contacts).Count(contact => !Rings.Protector("b", "b").IsCurrent(contact.Address.Span));
    }

    private Task<long?> Put(string userId, ProtectedContacts under, long version = 0, string country = "US") => _store.PutContactsAsync(
        userId,
        new ContactBook { Version = version, Contacts = [under.Create(Guid.CreateVersion7(), userId, "sms", Canary.Phone) with { Country = country, VerifiedAt = Noon }] },
        new AuditFact(userId, "saved", userId, "stored"),
        Noon,
        default);
}
