using LenNotify.Storage;

namespace LenNotify.Tests;

public class HostContactsTests
{
    private readonly FakeDirectory _directory = new();
    private readonly FakeStore _store = new();

    [Fact]
    public async Task Without_a_directory_the_stores_book_is_all()
    {
        var book = Things.Book(Things.Phone());
        using var none = Things.Held(_store);

        none.Any.Should().BeFalse();
        (await none.AddToAsync(["u1"], [book], default))[0].Should().Be(new WholeBook(book, null));
        _store.AddressesAsked.Should().BeEmpty();
    }

    [Fact]
    public async Task A_held_address_becomes_a_contact_whose_id_stays_the_same_as_long_as_the_address_does()
    {
        Hold(new HostContact("sms", Canary.Phone) { Country = "US" });
        var one = (await Add()).Contacts.Single();
        var again = (await Add()).Contacts.Single();
        Hold(new HostContact("sms", Canary.OtherPhone));

        one.Id.Should().Be(again.Id).And.NotBe((await Add()).Contacts.Single().Id);
        (one.Country, one.VerifiedAt is null, one.Consent is null, Things.Protection.AddressOf(one)).Should().Be(("US", false, false, Canary.Phone));
    }

    [Fact]
    public async Task What_the_person_never_proved_or_agreed_to_is_not_made_so()
    {
        Hold(new HostContact("sms", Canary.Phone) { Verified = false, Consented = false });

        var contact = (await Add()).Contacts.Single();

        (contact.VerifiedAt, contact.Consent).Should().Be((null, null));
    }

    [Fact]
    public async Task What_the_store_suppresses_holds_for_an_address_that_is_in_no_book()
    {
        await Stop("sms", Canary.Phone);
        Hold(new HostContact("sms", Canary.Phone), new HostContact("sms", Canary.OtherPhone));

        var contacts = (await Add()).Contacts;

        contacts.Select(contact => contact.Suppressed?.Cause).Should().Equal(SuppressionCause.OptOut, null);
        _store.AddressesAsked.Should().Equal(2);
    }

    [Fact]
    public async Task The_addresses_of_many_people_are_looked_up_in_one_read()
    {
        await Stop("sms", Canary.Phone);
        _directory.Answer = user => Task.FromResult<IReadOnlyList<HostContact>>([new HostContact("sms", user == "u7" ? Canary.Phone : Canary.OtherPhone), new HostContact("email", $"{user}@example.com")]);
        using var held = Things.Held(_store, directory: _directory);
        string[] users = [.. Enumerable.Range(0, 500).Select(i => $"u{i}")];

        var whole = await held.AddToAsync(users, [.. users.Select(_ => ContactBook.Empty)], default);

        _store.AddressesAsked.Should().Equal(1_000);
        whole.Should().OnlyContain(one => one.Error == null && one.Book.Contacts.Count == 2);
        Enumerable.Range(0, 500).Where(i => whole[i].Book.Contacts.Any(contact => contact.Suppressed is not null)).Should().Equal(7);
    }

    [Fact]
    public async Task Of_an_address_that_store_and_host_both_have_the_hosts_word_counts_and_the_suppression_holds()
    {
        await Stop("sms", Canary.Phone);
        Hold(new HostContact("sms", Canary.Phone) { Verified = false });

        var contact = (await Add(Things.Phone(), Things.Phone(address: Canary.OtherPhone))).Contacts;

        contact.Select(c => (Things.Protection.AddressOf(c), c.VerifiedAt is null, c.Suppressed?.Cause)).Should().Equal(
            (Canary.OtherPhone, false, null), (Canary.Phone, true, SuppressionCause.OptOut));
    }

    [Fact]
    public async Task An_address_that_cannot_be_one_does_not_cut_the_person_off_from_the_others()
    {
        Hold(new HostContact("email", "a\ud800b"), new HostContact("sms", ""), new HostContact("sms", null!), new HostContact(null!, "x"), null!, new HostContact("sms", Canary.Phone));

        (await Add()).Contacts.Should().ContainSingle();
    }

    [Fact]
    public void An_address_reaches_no_log_by_accident() => new HostContact("sms", Canary.Phone).ToString().Should().Be("sms: +1555***7788");

    private Task Stop(string channel, string address) => _store.SuppressAsync(
        channel, Things.Protection.HashOf(channel, address), new Suppression(SuppressionCause.OptOut, new Evidence(Things.Noon, "STOP")), new AuditFact("u1", "stop", "u1", "stored"), Things.Noon, default);

    private void Hold(params HostContact[] contacts) => _directory.Answer = _ => Task.FromResult<IReadOnlyList<HostContact>>(contacts);

    private async Task<ContactBook> Add(params Contact[] stored)
    {
        using var held = Things.Held(_store, directory: _directory);
        return (await held.AddToAsync(["u1"], [Things.Book(stored)], default))[0].Book;
    }
}
