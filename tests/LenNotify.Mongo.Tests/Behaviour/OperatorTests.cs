using System.Text.Json.Nodes;
using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify.Mongo.Tests;

public sealed class OperatorTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private TestStores? _stores;

    public static TheoryData<string> Operators =>
    [
        "{\"$ne\": null}", "$where", "{\"$gt\": \"\"}", "$ne", "{$regex: '.*'}", "' || '1'=='1", ".*", "a.b", "$$ROOT",
    ];

    private INotificationStore Store => _stores!.One;

    public async Task InitializeAsync() => _stores = await TestStores.CreateAsync();

    public async Task DisposeAsync() => await _stores!.DisposeAsync();

    [Theory]
    [MemberData(nameof(Operators))]
    public async Task A_persons_id_that_looks_like_an_operator_finds_nobody_else(string text)
    {
        await AppendAsync("ann");

        (await Store.ListAsync(text, new InboxQuery(), Now, default)).Items.Should().BeEmpty();
        (await Store.StatesAsync([text], default))[0].Sequence.Should().Be(0);
        await Store.EraseAsync(text, new AuditFact("system", "erased", "hash", "done"), Now, default);
        (await Store.ListAsync("ann", new InboxQuery(), Now, default)).Items.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public async Task A_person_whose_id_looks_like_an_operator_is_a_person(string text)
    {
        await AppendAsync(text);
        await AppendAsync("ann");

        (await Store.ListAsync(text, new InboxQuery(), Now, default)).Items.Should().ContainSingle().Which.UserId.Should().Be(text);
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public async Task A_type_or_a_text_that_looks_like_an_operator_is_searched_for_as_it_is(string text)
    {
        await AppendAsync("ann");

        (await Store.ListAsync("ann", new InboxQuery { Types = [text] }, Now, default)).Items.Should().BeEmpty();
        (await Store.ListAsync("ann", new InboxQuery { Text = text }, Now, default)).Items.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public async Task A_key_or_a_filter_that_looks_like_an_operator_is_a_value(string text)
    {
        var key = new DocumentKey("rules", "", "first");
        await Store.PutDocumentAsync(new StoredDocument(key, 0, "{}"), new AuditFact("ann", "saved", "rules", "done"), Now, default);

        (await Store.GetDocumentsAsync([new DocumentKey(text, text, text), key with { Name = text }], default)).Should().OnlyContain(document => document == null);
        (await Store.AuditAsync(new AuditQuery { Actor = text }, default)).Items.Should().BeEmpty();
        (await Store.ListDeadLettersAsync(new DeadLetterFilter { Channel = text, Cause = text, UserId = text }, 10, null, default)).Items.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public async Task A_publication_whose_key_looks_like_an_operator_repeats_no_other(string text)
    {
        var words = new TestWords(Store);
        await words.AppendAsync("ann", Now, key: "fill-1");

        (await words.AppendAsync("ann", Now, key: text)).Acceptance.Should().Be(Acceptance.New);
        (await words.AppendAsync("ann", Now, key: text)).Acceptance.Should().Be(Acceptance.Same);
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public async Task A_channel_or_a_word_of_a_provider_that_looks_like_an_operator_reaches_no_delivery_of_others(string text)
    {
        await new TestWords(Store).AppendAsync("ann", Now, deliveries: 1);
        var owner = Guid.NewGuid();
        var claim = new DeliveryClaim(text, new Lease(owner, Now.AddMinutes(1)), 5);

        (await Store.ClaimDeliveriesAsync(claim, TestWords.Send, Now, default)).Started.Should().BeEmpty();
        var started = (await Store.ClaimDeliveriesAsync(claim with { Channel = TestWords.Channel }, TestWords.Send, Now, default)).Started.Single();
        var delivered = new Completion(started.Due.Id, CompletionState.Delivered) { ProviderReference = "message-1" };
        await Store.CompleteAsync(owner, [delivered], (_, _, state) => state.Activity, Now, default);
        await Store.ReportAsync(TestWords.Channel, text, new ProviderReport(false, text, Now), Now, default);

        (await Store.ListDeadLettersAsync(new DeadLetterFilter(), 10, null, default)).Items.Should().BeEmpty();
        (await Store.GetContactsAsync([text], default)).Single().Contacts.Should().BeEmpty();
    }

    [Fact]
    public async Task Metadata_with_operators_is_kept_as_text_and_read_as_it_was()
    {
        await AppendAsync("ann", new JsonObject { ["$where"] = "sleep(1)", ["of"] = new JsonObject { ["$ne"] = 1 } });

        var item = (await Store.ListAsync("ann", new InboxQuery(), Now, default)).Items.Single();
        item.Notification.Metadata!.ToJsonString().Should().Contain("$where").And.Contain("$ne");
        var metadata = (await _stores!.Database.Of("notifications").Find(new BsonDocument()).SingleAsync())["metadata"].AsBsonDocument;
        metadata.Names.Should().Equal("of");
        metadata["of"].IsString.Should().BeTrue();
    }

    private async Task AppendAsync(string user, JsonObject? metadata = null)
    {
        var words = new TestWords(Store);
        await words.AppendAsync(user, Now, metadata: metadata);
    }
}
