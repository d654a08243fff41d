using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

public sealed class DocumentsTests
{
    private static readonly AuditFact Fact = new("u1", "preferences_saved", "u1", "saved");
    private readonly MemoryState _state = new(new MemoryLimits());
    private readonly MemoryDocuments _documents;

    public DocumentsTests() => _documents = new MemoryDocuments(_state);

    [Fact]
    public async Task A_write_needs_the_stored_version_and_commits_its_fact()
    {
        var first = await Put("u1", 0);
        (await Put("u1", 0)).Should().BeNull();
        (await Put("u1", first!.Value)).Should().BeGreaterThan(first.Value);

        _state.Audit.Entries.Should().Equal(new AuditEntry(Fact, World.Start), new AuditEntry(Fact, World.Start));
    }

    [Fact]
    public async Task Of_sixteen_writers_of_one_version_one_wins()
    {
        var answers = await World.Together(16, _ => Put("u1", 0));
        answers.Count(answer => answer is not null).Should().Be(1);
    }

    [Fact]
    public async Task A_document_that_comes_back_has_a_version_that_no_cache_knows()
    {
        var first = await Put("u1", 0);
        (await _documents.DeleteDocumentAsync(Key("u1"), Fact, World.Start, default)).Should().BeTrue();
        (await _documents.DeleteDocumentAsync(Key("u1"), Fact, World.Start, default)).Should().BeFalse();
        (await _documents.GetDocumentAsync(Key("u1"), default)).Should().BeNull();
        var second = await Put("u1", 0);

        second.Should().NotBe(first);
        (await _documents.VersionsAsync([Key("u2"), Key("u1")], default)).Should().Equal(0, second!.Value);
    }

    [Fact]
    public async Task Pages_are_by_owner_and_name_within_one_kind()
    {
        foreach (var owner in new[] { "b", "a:1", "a", "c" })
        {
            await Put(owner, 0);
        }

        await Put("a", 0, "rules");
        await Put("a", 0, "zebra");
        var first = await _documents.ListDocumentsAsync("preferences", 2, null, default);
        var second = await _documents.ListDocumentsAsync("preferences", 2, first.Next, default);

        first.Items.Concat(second.Items).Select(document => document.Key.Owner).Should().Equal("a", "a:1", "b", "c");
        second.Next.Should().BeNull();
    }

    [Theory]
    [InlineData("a")]
    [InlineData("x:a")]
    [InlineData("9:a")]
    public async Task A_cursor_from_elsewhere_is_refused(string cursor)
    {
        var list = () => _documents.ListDocumentsAsync("preferences", 2, cursor, default);
        await list.Should().ThrowAsync<InvalidInputException>();
    }

    [Fact]
    public async Task A_write_whose_fact_has_no_room_does_not_happen()
    {
        var state = new MemoryState(new MemoryLimits(AuditFacts: 0));
        var documents = new MemoryDocuments(state);
        var put = () => documents.PutDocumentAsync(new StoredDocument(Key("u1"), 0, "{}"), Fact, World.Start, default);

        await put.Should().ThrowAsync<StoreFullException>();
        (await documents.GetDocumentAsync(Key("u1"), default)).Should().BeNull();
        state.DocumentRoom.Held.Should().Be(0);
    }

    private static DocumentKey Key(string owner, string kind = "preferences") => new(kind, owner, "");

    private Task<long?> Put(string owner, long version, string kind = "preferences") =>
        _documents.PutDocumentAsync(new StoredDocument(Key(owner, kind), version, "{}"), Fact, World.Start, default);
}
