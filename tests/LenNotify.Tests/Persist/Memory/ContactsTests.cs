using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

public sealed class ContactsTests
{
    private static readonly AuditFact Fact = new("u1", "contact_saved", "u1", "saved");
    private static readonly byte[] Hash = [1, 2, 3];
    private readonly MemoryState _state = new(new MemoryLimits());
    private readonly MemoryContacts _contacts;

    public ContactsTests() => _contacts = new MemoryContacts(_state);

    [Fact]
    public async Task A_book_is_written_over_the_version_that_was_read()
    {
        (await _contacts.GetContactsAsync("u1", default)).Should().Be(ContactBook.Empty);
        (await Put("u1")).Should().Be(1);
        (await Put("u1")).Should().BeNull();
        (await Put("u1", 1)).Should().Be(2);
        _state.Audit.Entries.Should().HaveCount(2);
        _state.ContactRoom.Held.Should().Be(1);
    }

    [Fact]
    public async Task A_contact_of_another_person_is_refused()
    {
        var put = () => _contacts.PutContactsAsync("u2", new ContactBook { Contacts = [Phone("u1")] }, Fact, World.Start, default);
        await put.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task What_is_removed_is_gone_and_counted_as_a_change()
    {
        await Put("u1");
        (await _contacts.RemoveContactAsync("u1", World.IdOf(7), Fact, World.Start, default)).Should().BeTrue();
        (await _contacts.RemoveContactAsync("u1", World.IdOf(7), Fact, World.Start, default)).Should().BeFalse();
        (await _contacts.GetContactsAsync("u1", default)).Should().BeEquivalentTo(new { Version = 2L, Contacts = Array.Empty<Contact>() });
    }

    [Fact]
    public async Task A_suppression_meets_who_has_the_address_and_who_will_have_it()
    {
        await Put("u1");
        (await Suppress(SuppressionCause.Bounce)).Should().Equal("u1");
        await Put("u2");

        (await _contacts.FindOwnersAsync("sms", Hash, default)).Should().Equal("u1", "u2");
        (await _contacts.FindOwnersAsync("voice", Hash, default)).Should().BeEmpty();
        foreach (var (user, version) in new[] { ("u1", 2L), ("u2", 1L) })
        {
            var book = await _contacts.GetContactsAsync(user, default);
            (book.Version, book.Contacts[0].Suppressed?.Cause).Should().Be((version, SuppressionCause.Bounce));
        }
    }

    [Fact]
    public async Task A_bounce_does_not_take_the_place_of_an_opt_out()
    {
        await Put("u1");
        await Suppress(SuppressionCause.Bounce);
        await Suppress(SuppressionCause.OptOut);
        await Suppress(SuppressionCause.Bounce);

        (await _contacts.GetContactsAsync("u1", default)).Contacts[0].Suppressed!.Cause.Should().Be(SuppressionCause.OptOut);
    }

    private static Contact Phone(string userId) =>
        new() { Id = World.IdOf(7), UserId = userId, Channel = "sms", Address = new byte[] { 9 }, AddressHash = Hash };

    private Task<IReadOnlyList<string>> Suppress(SuppressionCause cause) =>
        _contacts.SuppressAsync("sms", Hash, new Suppression(cause, new Evidence(World.Start, "inbound sms")), Fact, default);

    private Task<long?> Put(string userId, long version = 0) =>
        _contacts.PutContactsAsync(
            userId, new ContactBook { Version = version, Contacts = [Phone(userId)] }, Fact, World.Start, default);
}
