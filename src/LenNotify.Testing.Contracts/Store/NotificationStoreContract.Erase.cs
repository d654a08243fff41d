using System.Text.Json;
using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 8: a person's rights: all that is held, and nothing held any more.
public abstract partial class NotificationStoreContract
{
    private static readonly byte[] Wanted = [1, 2, 3];

    [Fact]
    public async Task An_export_holds_everything_about_the_person_and_nothing_about_others()
    {
        await Live(World.Ann, "Mine");
        await Live(World.Bob, "Theirs");

        var documents = await Export(World.Ann);

        documents.Should().OnlyContain(document => document.Key.Owner == World.Ann).And.OnlyHaveUniqueItems(document => document.Key);
        documents.Select(document => IsObject(document.Json)).Should().OnlyContain(isObject => isObject);
        var all = string.Concat(documents.Select(document => document.Json));
        all.Should().Contain("Mine").And.Contain("mark of preferences").And.Contain("settings page").And.Contain("buy");
        all.Should().NotContain("Theirs").And.NotContain(World.Bob);

        static bool IsObject(string json)
        {
            using var parsed = JsonDocument.Parse(json);
            return parsed.RootElement.ValueKind == JsonValueKind.Object;
        }
    }

    [Fact]
    public async Task About_a_stranger_there_is_nothing_to_export() => (await Export(World.Ann)).Should().BeEmpty();

    [Fact]
    public async Task An_erasure_leaves_nothing_of_the_person()
    {
        var dead = await Live(World.Ann, "Mine");
        var waiting = World.Sms(due: 50);
        var publication = World.Publication("k");
        await World.Append(publication, World.Route(deliveries: _ => [waiting]), World.Ann);

        await Erase();

        (await World.StateOf(World.Ann)).Should().Be(new UserState(World.Ann, 0, 0, 0, 0, UserActivity.None));
        (await World.Listed()).Should().BeEmpty();
        (await World.Listed(query: new InboxQuery { Filtered = true })).Should().BeEmpty();
        (await Store.GetContactsAsync(World.Ann, default)).Contacts.Should().BeEmpty();
        (await Store.FindOwnersAsync(World.Channel, Wanted, default)).Should().BeEmpty();
        (await Store.GetDocumentAsync(new DocumentKey("preferences", World.Ann, ""), default)).Should().BeNull();
        (await Store.FindDeadLetterAsync(dead, default)).Should().BeNull();
        (await World.Claim(at: 50)).Should().BeEmpty();
        (await Export(World.Ann)).Should().BeEmpty();
        (await Store.FindPublicationAsync(publication.Id, default)).Should().BeNull("it was addressed to nobody else");
        (await Store.AuditAsync(new AuditQuery { Actor = World.Ann }, default)).Items.Should().BeEmpty();
        (await Store.AuditAsync(new AuditQuery { Target = World.Ann }, default)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task The_receipt_and_the_record_name_the_person_by_hash_only()
    {
        await Live(World.Ann, "Mine");

        var receipt = await Erase();

        receipt.UserHash.Should().Be("hash-of-ann");
        receipt.At.Should().Be(World.At(99));
        receipt.Removed.Values.Sum().Should().BePositive();
        receipt.Removed.Keys.Should().NotContain(key => key.Contains(World.Ann));
        (await World.Facts("erased")).Should().Equal(new AuditEntry(World.Fact("erased", "hash-of-ann"), World.At(99)));
    }

    [Fact]
    public async Task What_is_under_way_for_an_erased_person_is_fenced_off()
    {
        var (id, _) = await World.Started();
        await Erase();

        (await World.Complete(id, CompletionState.RetryAt, again: 1)).Should().Equal(id);
        (await Store.ExtendAsync([id], World.LeaseOf(1, 120), default)).Should().BeEmpty();
        (await World.Status(999)).Should().Be(new QueueStatus(World.Channel, 0, 0, 0, null, null));
    }

    [Fact]
    public async Task The_hashes_of_suppressed_addresses_stay()
    {
        await Live(World.Ann, "Mine");
        await Store.SuppressAsync(
            World.Channel, Wanted, new Suppression(SuppressionCause.OptOut, new Evidence(World.Start, "inbound sms")), World.Fact(), World.Start, default);
        await Erase();

        await KeepPhone(World.Cid);

        (await Store.GetContactsAsync(World.Cid, default)).Contacts[0].Suppressed!.Cause.Should().Be(SuppressionCause.OptOut);
    }

    [Fact]
    public async Task Other_people_keep_what_is_theirs()
    {
        var dead = await Live(World.Bob, "Theirs");
        var shared = World.Publication() with { Audience = Audience.Users(World.Ann, World.Bob) };
        await World.Append(shared, World.Route(), World.Ann, World.Bob);
        var before = await World.StateOf(World.Bob);

        await Erase();

        (await World.StateOf(World.Bob)).Should().Be(before);
        (await Store.FindDeadLetterAsync(dead, default)).Should().NotBeNull();
        (await Store.GetContactsAsync(World.Bob, default)).Contacts.Should().ContainSingle();
        (await Store.FindPublicationAsync(shared.Id, default))!.Audience.UserIds.Should().Equal(World.Bob);
    }

    [Fact]
    public async Task Who_comes_back_begins_anew()
    {
        await World.Item();
        await Erase();

        (await World.Item()).Sequence.Should().Be(1);
        (await World.StateOf(World.Ann)).Should().BeEquivalentTo(new { Sequence = 1L, Unread = 1L });
    }

    [Fact]
    public async Task The_versions_of_an_erased_persons_contacts_begin_anew()
    {
        await Put(World.Ann);
        await Put(World.Ann, 1);
        await Live(World.Ann, "Mine");
        await Erase();

        (await Put(World.Ann, 2)).Should().BeNull("that version is gone with the person");
        (await Put(World.Ann)).Should().Be(1);
    }

    [Fact]
    public async Task A_store_that_is_well_says_nothing() => (await Store.PrepareAsync(create: false, default)).Should().BeNull();

    // An item with a mark, engagement and a dead letter; contacts; a document; facts by and about the person.
    private async Task<Guid> Live(string user, string title)
    {
        var delivery = World.Sms();
        var item = (await World.Append(
            World.Publication() with { Audience = Audience.User(user) }, World.Route(n => n with { Title = title }, deliveries: _ => [delivery]), user))
            .Users[0].Routed.Item;
        await World.Append(
            World.Publication() with { Audience = Audience.User(user) }, World.Route(n => n with { Title = title + " filtered" }, listed: false), user);
        await World.Claim();
        await World.Complete(delivery.Id, CompletionState.Dead);
        await Store.MarkAsync(user, [item.Id], ItemMark.Read, World.At(1), default);
        await Store.RecordAsync(user, [new Engagement(item.Id, EngagementKind.Clicked, World.Channel, "buy")], World.At(1), default);
        await KeepPhone(user);
        await Store.PutDocumentAsync(
            new StoredDocument(new DocumentKey("preferences", user, ""), 0, """{"note": "mark of preferences"}"""),
            new AuditFact(user, "preferences_saved", user, "saved"),
            World.Start,
            default);
        return delivery.Id;
    }

    private Task<long?> KeepPhone(string user) => Store.PutContactsAsync(
        user,
        new ContactBook
        {
            Contacts =
            [
                new Contact
                {
                    Id = World.IdOf(7),
                    UserId = user,
                    Channel = World.Channel,
                    Address = new byte[] { 9 },
                    AddressHash = Wanted,
                    Consent = new Evidence(World.Start, "settings page"),
                },
            ],
        },
        new AuditFact(user, "contact_saved", user, "saved"),
        World.Start,
        default);

    private Task<ErasureReceipt> Erase() => Store.EraseAsync(World.Ann, World.Fact("erased", "hash-of-ann"), World.At(99), default);

    private async Task<IReadOnlyList<StoredDocument>> Export(string user)
    {
        var documents = new List<StoredDocument>();
        await foreach (var document in Store.ExportAsync(user, default))
        {
            documents.Add(document);
        }

        return documents;
    }
}
