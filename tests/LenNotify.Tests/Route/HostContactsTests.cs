using LenNotify.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LenNotify.Tests;

public class HostContactsTests
{
    private readonly FakeDirectory _directory = new();

    [Fact]
    public async Task Without_a_directory_the_stores_book_is_all()
    {
        var book = Things.Book(Things.Phone());
        var none = new HostContacts(Things.Protection, null, NullLogger<HostContacts>.Instance);

        none.Any.Should().BeFalse();
        (await none.AddToAsync("u1", book, default)).Should().BeSameAs(book);
    }

    [Fact]
    public async Task A_held_address_becomes_a_contact_whose_id_stays_the_same_as_long_as_the_address_does()
    {
        Hold(new HostContact("sms", "+12345678901") { Country = "US" });
        var one = (await Add()).Contacts.Single();
        var again = (await Add()).Contacts.Single();
        Hold(new HostContact("sms", "+12345678902"));

        one.Id.Should().Be(again.Id).And.NotBe((await Add()).Contacts.Single().Id);
        (one.Country, one.VerifiedAt is null, one.Consent is null, Things.Protection.AddressOf(one)).Should().Be(("US", false, false, "+12345678901"));
    }

    [Fact]
    public async Task What_the_person_never_proved_or_agreed_to_is_not_made_so()
    {
        Hold(new HostContact("sms", "+12345678901") { Verified = false, Consented = false });

        var contact = (await Add()).Contacts.Single();

        (contact.VerifiedAt, contact.Consent).Should().Be((null, null));
    }

    [Fact]
    public async Task A_suppression_of_the_same_address_in_the_stores_book_holds()
    {
        var stored = Things.Phone() with { Suppressed = new Suppression(SuppressionCause.OptOut, new Evidence(Things.Noon, "STOP")) };
        Hold(new HostContact("sms", "+12345678901"));

        (await Add(stored)).Contacts.Should().ContainSingle().Which.Suppressed.Should().Be(stored.Suppressed);
    }

    [Fact]
    public async Task An_address_that_cannot_be_one_does_not_cut_the_person_off_from_the_others()
    {
        Hold(new HostContact("email", "a\ud800b"), new HostContact("sms", ""), new HostContact("sms", null!), new HostContact("sms", "+12345678901"));

        (await Add()).Contacts.Should().ContainSingle();
    }

    [Fact]
    public void An_address_reaches_no_log_by_accident() => new HostContact("sms", "+12345678901").ToString().Should().Be("sms: +1234***8901");

    private void Hold(params HostContact[] contacts) => _directory.Answer = _ => Task.FromResult<IReadOnlyList<HostContact>>(contacts);

    private async Task<ContactBook> Add(params Contact[] stored) =>
        await new HostContacts(Things.Protection, _directory, NullLogger<HostContacts>.Instance).AddToAsync("u1", Things.Book(stored), default);
}
