using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>The index of words lies beside the items, and is never without them.</summary>
public sealed class SearchIndexTests : IAsyncLifetime
{
    private static readonly InboxQuery Search = new() { Text = "alpha" };
    private TestStores _stores = null!;
    private World _world = null!;

    public async Task InitializeAsync() => _world = new World((_stores = await TestStores.CreateAsync()).One);

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Fact]
    public async Task Rows_of_the_index_go_with_their_items()
    {
        await AlphaAsync(_world);
        await AlphaAsync(_world, _world.Bob);
        (await IndexedAsync()).Should().Be(2);

        await _world.Store.EraseAsync(_world.Ann, _world.Fact(), World.Start, default);
        (await IndexedAsync()).Should().Be(1);
        (await _stores.File.TextAsync("SELECT item FROM lennotify_search")).Should().Be(await _stores.File.TextAsync("SELECT id FROM lennotify_items"));

        await _world.Store.PurgeAsync(new RetentionPolicy(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), KeepUnread: false), 10, World.At(10), default);
        (await IndexedAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("DROP TABLE lennotify_search")]
    [InlineData("DROP TRIGGER lennotify_search_added")]
    [InlineData("DROP TRIGGER lennotify_search_removed")]
    public async Task An_index_that_is_not_whole_is_made_again_at_the_next_start(string loss)
    {
        var first = await AlphaAsync(_world);
        await _stores.File.ScalarAsync(loss + "; DROP TRIGGER IF EXISTS lennotify_search_added; SELECT 0");
        var second = await AlphaAsync(_world);

        (await _stores.One.PrepareAsync(create: false, default)).Should().BeNull();

        (await _world.Listed(query: Search)).Select(item => item.Id).Should().Equal(second.Id, first.Id);
        var third = await AlphaAsync(_world);
        (await _world.Listed(query: Search)).Select(item => item.Id).Should().Equal(third.Id, second.Id, first.Id);
    }

    [Fact]
    public async Task A_file_whose_rows_were_packed_is_searched_as_before()
    {
        await AlphaAsync(_world, _world.Bob);
        var item = await AlphaAsync(_world);
        await _world.Store.EraseAsync(_world.Bob, _world.Fact(), World.Start, default);
        await _stores.File.ScalarAsync("VACUUM; SELECT 0");

        (await _world.Listed(query: Search)).Should().ContainSingle().Which.Id.Should().Be(item.Id);
        (await _stores.File.IntegrityAsync()).Should().Be("ok");
    }

    [Fact]
    public async Task A_hosts_own_tables_have_an_index_under_their_own_name()
    {
        await using var stores = TestStores.CreateBare();
        var store = stores.Open<ShopDb>();
        await using (var context = new ShopDb(new DbContextOptionsBuilder<ShopDb>().UseSqlite(stores.File.ConnectionString).Options))
        {
            await context.Database.MigrateAsync();
        }

        (await store.PrepareAsync(create: false, default)).Should().BeNull();
        var world = new World(store);
        await AlphaAsync(world);

        (await world.Listed(query: Search)).Should().ContainSingle();
        (await stores.File.ScalarAsync("SELECT count(*) FROM n_search")).Should().Be(1);
    }

    private static Task<InboxItem> AlphaAsync(World world, string? user = null) => world.Item(user, notification => notification with { Title = "alpha" });

    private Task<long> IndexedAsync() => _stores.File.ScalarAsync("SELECT count(*) FROM lennotify_search");
}
