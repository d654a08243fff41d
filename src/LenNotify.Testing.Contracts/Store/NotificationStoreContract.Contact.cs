using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 5: books of contacts, and addresses to which nothing may be sent.
public abstract partial class NotificationStoreContract
{
    private static readonly byte[] Hash = [1, 2, 3];

    [Fact]
    public async Task A_book_is_written_over_the_version_that_was_read()
    {
        (await Store.GetContactsAsync(World.Ann, default)).Should().BeEquivalentTo(ContactBook.Empty);
        (await Put(World.Ann)).Should().Be(1);
        (await Put(World.Ann)).Should().BeNull();
        (await Put(World.Ann, 1)).Should().Be(2);
        (await World.Facts("saved")).Should().HaveCount(2, "what was not written left no fact");
    }

    [Fact]
    public async Task All_who_have_a_book_are_listed_once_in_pages()
    {
        string[] people = [World.Ann, World.Bob, World.Name("a:1")];
        foreach (var userId in people)
        {
            await Put(userId);
        }

        await Put(World.Bob, 1);
        var listed = new List<StoredDocument>();
        string? cursor = null;
        do
        {
            var page = await Store.ListDocumentsAsync(DocumentKey.ContactsOf("").Kind, 2, cursor, default);
            page.Items.Count.Should().BeInRange(0, 2);
            listed.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        listed.Where(book => people.Contains(book.Key.Owner)).Should().BeEquivalentTo(
            people.Select(userId => new StoredDocument(DocumentKey.ContactsOf(userId), userId == World.Bob ? 2 : 1, "{}")));
    }

    [Fact]
    public async Task A_book_is_read_as_it_was_written()
    {
        var consent = new Evidence(World.Start, "settings page", "v2");
        var phone = Phone(World.Ann) with { Country = "NL", VerifiedAt = World.At(1), Consent = consent };
        var device = phone with { Id = World.IdOf(8), Address = new byte[] { 8 }, AddressHash = new byte[] { 8 }, Country = null };
        await Store.PutContactsAsync(
            World.Ann,
            new ContactBook { Contacts = [phone, device], OptOuts = new Dictionary<string, Evidence> { ["email"] = consent } },
            World.Fact("saved"),
            World.Start,
            default);

        var book = await Store.GetContactsAsync(World.Ann, default);

        book.Version.Should().Be(1);
        book.OptOuts.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("email", consent));
        book.Contacts.Select(contact => (contact.Id, contact.UserId, contact.Channel, contact.Country, contact.VerifiedAt, contact.Consent))
            .Should().BeEquivalentTo(new[] { phone, device }
                .Select(contact => (contact.Id, contact.UserId, contact.Channel, contact.Country, contact.VerifiedAt, contact.Consent)));
        book.Contacts.Single(contact => contact.Id == phone.Id).Address.ToArray().Should().Equal(9);
        book.Contacts.Single(contact => contact.Id == phone.Id).AddressHash.ToArray().Should().Equal(Hash);
    }

    [Fact]
    public async Task Many_books_are_read_at_once_in_the_order_asked()
    {
        await Put(World.Ann);
        await Put(World.Cid);
        await Put(World.Cid, 1);
        await Suppress(SuppressionCause.Complaint);

        var books = await Store.GetContactsAsync([World.Cid, World.Bob, World.Ann, World.Cid], default);

        books.Select(book => (book.Version, book.Contacts.Count)).Should().Equal((3, 1), (0, 0), (2, 1), (3, 1));
        books.SelectMany(book => book.Contacts).Select(contact => (contact.UserId, contact.Suppressed?.Cause))
            .Should().Equal(new[] { World.Cid, World.Ann, World.Cid }.Select(user => (user, (SuppressionCause?)SuppressionCause.Complaint)));
        (await Store.GetContactsAsync([], default)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_known_of_addresses_is_read_at_once_in_the_order_asked_also_of_those_in_no_book()
    {
        byte[] elsewhere = [4, 5, 6];
        await Put(World.Bob);
        await Put(World.Ann);
        await Store.SuppressAsync(
            World.Channel, elsewhere, new Suppression(SuppressionCause.OptOut, new Evidence(World.Start, "inbound sms")), World.Fact(), World.Start, default);

        var known = await Store.FindAddressesAsync(
            [new(World.Channel, elsewhere), new(World.Channel, Hash), new("voice", elsewhere), new(World.Channel, elsewhere)], default);

        known.Select(address => address.Suppressed?.Cause).Should().Equal(SuppressionCause.OptOut, null, null, SuppressionCause.OptOut);
        known[0].Suppressed!.Evidence.Should().Be(new Evidence(World.Start, "inbound sms"));
        known.Select(address => string.Join(' ', address.Owners)).Should().Equal("", $"{World.Ann} {World.Bob}", "", "");
        (await Store.FindAddressesAsync([], default)).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_has_an_address_no_more_is_not_its_owner()
    {
        await Put(World.Ann);
        await Put(World.Bob);
        await Store.RemoveContactAsync(World.Ann, World.IdOf(7), World.Fact(), World.Start, default);
        await Store.PutContactsAsync(World.Bob, new ContactBook { Version = 1 }, World.Fact(), World.Start, default);
        await Put(World.Cid);

        (await Store.FindOwnersAsync(World.Channel, Hash, default)).Should().Equal(World.Cid);
        (await Suppress(SuppressionCause.OptOut)).Should().Equal(World.Cid);
    }

    [Fact]
    public async Task Of_sixteen_writers_of_one_book_one_wins()
    {
        var answers = await Threads.Together(16, _ => Put(World.Ann));

        answers.Count(answer => answer is not null).Should().Be(1);
    }

    [Fact]
    public async Task A_contact_of_another_person_is_refused()
    {
        var put = () => Store.PutContactsAsync(
            World.Bob, new ContactBook { Contacts = [Phone(World.Ann)] }, World.Fact(), World.Start, default);
        await put.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task What_is_removed_is_gone_and_counted_as_a_change()
    {
        await Put(World.Ann);
        (await Store.RemoveContactAsync(World.Ann, World.IdOf(7), World.Fact("removed"), World.At(1), default)).Should().BeTrue();
        (await Store.RemoveContactAsync(World.Ann, World.IdOf(7), World.Fact("removed"), World.At(2), default)).Should().BeFalse();

        (await Store.GetContactsAsync(World.Ann, default)).Should().BeEquivalentTo(new { Version = 2L, Contacts = Array.Empty<Contact>() });
        (await World.Facts("removed")).Should().Equal(new AuditEntry(World.Fact("removed"), World.At(1)));
    }

    [Fact]
    public async Task A_suppression_meets_who_has_the_address_and_who_will_have_it()
    {
        await Put(World.Ann);
        (await Suppress(SuppressionCause.Bounce)).Should().Equal(World.Ann);
        await Put(World.Bob);

        (await Store.FindOwnersAsync(World.Channel, Hash, default)).Should().BeEquivalentTo([World.Ann, World.Bob]);
        (await Store.FindOwnersAsync("voice", Hash, default)).Should().BeEmpty();
        foreach (var (user, version) in new[] { (World.Ann, 2L), (World.Bob, 1L) })
        {
            var book = await Store.GetContactsAsync(user, default);
            book.Version.Should().Be(version);
            book.Contacts[0].Suppressed!.Cause.Should().Be(SuppressionCause.Bounce);
            book.Contacts[0].Suppressed!.Evidence.Should().Be(new Evidence(World.Start, "inbound sms"));
        }
    }

    [Fact]
    public async Task A_suppression_outlasts_a_book_that_is_written_without_it()
    {
        await Put(World.Ann);
        await Suppress(SuppressionCause.OptOut);
        await Put(World.Ann, 2);

        (await Store.GetContactsAsync(World.Ann, default)).Contacts[0].Suppressed!.Cause.Should().Be(SuppressionCause.OptOut);
    }

    [Fact]
    public async Task A_suppression_is_not_written_with_a_book()
    {
        await Store.PutContactsAsync(
            World.Ann,
            new ContactBook { Contacts = [Phone(World.Ann) with { Suppressed = new Suppression(SuppressionCause.OptOut, new Evidence(World.Start, "x")) }] },
            World.Fact(),
            World.Start,
            default);

        (await Store.GetContactsAsync(World.Ann, default)).Contacts[0].Suppressed.Should().BeNull();
    }

    [Fact]
    public async Task A_bounce_does_not_take_the_place_of_an_opt_out()
    {
        await Put(World.Ann);
        await Suppress(SuppressionCause.Bounce);
        await Suppress(SuppressionCause.OptOut);
        await Suppress(SuppressionCause.Complaint);

        (await Store.GetContactsAsync(World.Ann, default)).Contacts[0].Suppressed!.Cause.Should().Be(SuppressionCause.OptOut);
    }

    [Fact]
    public async Task A_suppression_can_be_lifted_also_an_opt_out()
    {
        await Put(World.Ann);
        await Suppress(SuppressionCause.OptOut);
        (await Suppress(null)).Should().Equal(World.Ann);

        (await Store.GetContactsAsync(World.Ann, default)).Should().BeEquivalentTo(
            new { Version = 3L, Contacts = new[] { new { Suppressed = (Suppression?)null } } });
        (await Suppress(SuppressionCause.Bounce)).Should().Equal(World.Ann);
        (await Store.GetContactsAsync(World.Ann, default)).Contacts[0].Suppressed!.Cause.Should().Be(SuppressionCause.Bounce);
    }

    [Fact]
    public async Task The_books_version_is_among_the_documents_versions()
    {
        await Put(World.Ann);
        await Suppress(SuppressionCause.Bounce);

        (await Store.VersionsAsync([DocumentKey.ContactsOf(World.Bob), DocumentKey.ContactsOf(World.Ann)], default)).Should().Equal(0, 2);
    }

    private Contact Phone(string userId) =>
        new() { Id = World.IdOf(7), UserId = userId, Channel = World.Channel, Address = new byte[] { 9 }, AddressHash = Hash };

    private Task<IReadOnlyList<string>> Suppress(SuppressionCause? cause) => Store.SuppressAsync(
        World.Channel,
        Hash,
        cause is { } given ? new Suppression(given, new Evidence(World.Start, "inbound sms")) : null,
        World.Fact("suppressed"),
        World.Start,
        default);

    private Task<long?> Put(string userId, long version = 0) => Store.PutContactsAsync(
        userId, new ContactBook { Version = version, Contacts = [Phone(userId)] }, World.Fact("saved"), World.Start, default);
}
