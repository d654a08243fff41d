using System.Text.Json.Nodes;
using LenNotify.Storage;

namespace LenNotify.Mongo.Tests;

public sealed class LargeCommitTests : IAsyncLifetime
{
    private const int Items = 60;
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private TestStores? _stores;

    private INotificationStore Store => _stores!.One;

    public async Task InitializeAsync() => _stores = await TestStores.CreateAsync();

    public async Task DisposeAsync() => await _stores!.DisposeAsync();

    [Fact]
    public async Task Marking_many_large_items_carries_only_the_marks()
    {
        var words = new TestWords(Store);
        for (var i = 0; i < Items; i++)
        {
            await words.AppendAsync("ann", Now, metadata: new JsonObject { ["note"] = new string('x', 60_000) });
        }

        var items = (await Store.ListAsync("ann", new InboxQuery { Limit = Items }, Now, default)).Items;
        var state = await Store.MarkAsync("ann", [.. items.Select(item => item.Id)], ItemMark.Dismissed, Now, default);

        state.Unread.Should().Be(0);
        (await Store.ListAsync("ann", new InboxQuery(), Now, default)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task An_append_of_more_than_a_commit_holds_takes_several()
    {
        var answers = await new TestWords(Store).AppendManyAsync("ann", Now, Items, payload: new string('x', 60_000));

        answers.Should().OnlyContain(answer => answer.Acceptance == Acceptance.New);
        answers.Select(answer => answer.Users.Single().Sequence).Should().Equal(Enumerable.Range(1, Items).Select(i => (long)i));
        (await Store.StatesAsync(["ann"], default))[0].Unread.Should().Be(Items);
    }
}
