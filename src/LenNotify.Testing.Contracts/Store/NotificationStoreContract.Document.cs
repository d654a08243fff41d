using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 6: versioned documents.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task A_write_needs_the_stored_version_and_commits_its_fact()
    {
        var first = await Write(World.Ann, 0);
        (await Write(World.Ann, 0)).Should().BeNull();
        (await Write(World.Ann, first!.Value, json: """{"b": 1}""")).Should().BeGreaterThan(first.Value);

        (await World.Facts("saved")).Should().HaveCount(2, "what was not written left no fact");
        (await Store.GetDocumentAsync(Key(World.Ann), default))!.Json.Should().Contain("\"b\"");
    }

    [Fact]
    public async Task A_write_without_a_fact_needs_the_stored_version_too_and_leaves_nothing_on_record()
    {
        var document = new StoredDocument(Key(World.Ann), 0, "{}");
        var first = await Store.PutDocumentAsync(document, fact: null, World.Start, default);
        (await Store.PutDocumentAsync(document, fact: null, World.Start, default)).Should().BeNull();
        (await Store.PutDocumentAsync(document with { Version = first!.Value }, fact: null, World.Start, default)).Should().BeGreaterThan(first.Value);

        (await World.Facts("saved")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_new_document_needs_version_zero()
    {
        (await Write(World.Ann, 1)).Should().BeNull();
        (await Store.GetDocumentAsync(Key(World.Ann), default)).Should().BeNull();
    }

    [Fact]
    public async Task Many_documents_are_read_at_once_in_the_order_asked()
    {
        await Write(World.Ann, 0, json: """{"of": "ann"}""");
        await Write(World.Cid, 0, json: """{"of": "cid"}""");
        await Write(World.Bob, 0);
        await Store.DeleteDocumentAsync(Key(World.Bob), World.Fact(), World.Start, default);

        var found = await Store.GetDocumentsAsync([Key(World.Cid), Key(World.Bob), Key(World.Ann, "other"), Key(World.Ann), Key(World.Cid)], default);

        found.Select(document => document?.Key).Should().Equal(Key(World.Cid), null, null, Key(World.Ann), Key(World.Cid));
        found[3]!.Json.Should().Contain("ann");
        found[3]!.Version.Should().BePositive();
        (await Store.GetDocumentsAsync([], default)).Should().BeEmpty();
    }

    [Fact]
    public async Task Of_sixteen_writers_of_one_document_one_wins()
    {
        var answers = await Threads.Together(16, _ => Write(World.Ann, 0));
        answers.Count(answer => answer is not null).Should().Be(1);
    }

    [Fact]
    public async Task A_document_that_comes_back_has_a_version_that_no_cache_knows()
    {
        var first = await Write(World.Ann, 0);
        (await Store.DeleteDocumentAsync(Key(World.Ann), World.Fact("deleted"), World.Start, default)).Should().BeTrue();
        (await Store.DeleteDocumentAsync(Key(World.Ann), World.Fact("deleted"), World.Start, default)).Should().BeFalse();
        (await Store.GetDocumentAsync(Key(World.Ann), default)).Should().BeNull();
        (await Store.VersionsAsync([Key(World.Ann)], default)).Should().Equal(0);
        var second = await Write(World.Ann, 0);

        second.Should().NotBe(first);
        (await World.Facts("deleted")).Should().ContainSingle();
        (await Store.VersionsAsync([Key(World.Bob), Key(World.Ann)], default)).Should().Equal(0, second!.Value);
    }

    [Fact]
    public async Task Pages_are_by_owner_and_name_within_one_kind()
    {
        foreach (var owner in new[] { "b", "a:1", "a", "c", "B" })
        {
            await Write(owner, 0);
        }

        await Write("a", 0, "arules");
        await Write("a", 0, "zebra");
        var first = await Store.ListDocumentsAsync(World.Name("kind"), 3, null, default);
        var second = await Store.ListDocumentsAsync(World.Name("kind"), 3, first.Next, default);

        first.Items.Concat(second.Items).Select(document => document.Key.Owner).Should().Equal("B", "a", "a:1", "b", "c");
        second.Next.Should().BeNull();
    }

    [Fact]
    public async Task Documents_of_one_owner_are_told_apart_by_name()
    {
        foreach (var name in new[] { "two", "", "one" })
        {
            await Store.PutDocumentAsync(new StoredDocument(new DocumentKey(World.Name("kind"), "", name), 0, "{}"), World.Fact(), World.Start, default);
        }

        (await Store.ListDocumentsAsync(World.Name("kind"), 9, null, default)).Items.Select(document => document.Key.Name)
            .Should().Equal("", "one", "two");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("x:a")]
    [InlineData("9:a")]
    public async Task A_cursor_of_documents_from_elsewhere_is_refused(string cursor)
    {
        var list = () => Store.ListDocumentsAsync(World.Name("kind"), 2, cursor, default);
        await list.Should().ThrowAsync<InvalidInputException>();
    }

    private DocumentKey Key(string owner, string kind = "kind") => new(World.Name(kind), owner, "");

    private Task<long?> Write(string owner, long version, string kind = "kind", string json = "{}") =>
        Store.PutDocumentAsync(new StoredDocument(Key(owner, kind), version, json), World.Fact("saved"), World.Start, default);
}
