using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class SchemaTests : IAsyncLifetime
{
    private TestStores _stores = null!;

    public async Task InitializeAsync() => _stores = await TestStores.CreateBareAsync();

    public Task DisposeAsync() => _stores.DropAsync();

    [Fact]
    public async Task What_is_missing_is_named_with_the_command_that_mends_it()
    {
        var sentence = await _stores.One.PrepareAsync(create: false, default);

        sentence.Should().Be(
            "The database has no table lennotify_attempts. Call Database.MigrateAsync() on NotificationsDbContext before the host starts, "
            + "or run 'dotnet ef database update --context NotificationsDbContext'.");
        (await _stores.One.PrepareAsync(create: true, default)).Should().BeNull();
        (await _stores.Other.PrepareAsync(create: false, default)).Should().BeNull();
    }

    [Fact]
    public async Task A_table_of_an_older_version_is_named()
    {
        await _stores.One.PrepareAsync(create: true, default);
        await ExecuteAsync("ALTER TABLE lennotify_items DROP COLUMN answer_unread");

        (await _stores.One.PrepareAsync(create: true, default)).Should().StartWith(
            "The table lennotify_items is of another version of LenNotify: it has no column answer_unread. Call Database.MigrateAsync()");
    }

    [Fact]
    public async Task A_table_that_is_lost_is_made_again_beside_the_others()
    {
        await _stores.One.PrepareAsync(create: true, default);
        await new World(_stores.One).Item();
        await ExecuteAsync("DROP TABLE lennotify_audit");

        (await _stores.One.PrepareAsync(create: true, default)).Should().BeNull();
        (await ScalarAsync("SELECT count(*) FROM lennotify_items")).Should().Be(1);
    }

    [Fact]
    public async Task Two_nodes_that_start_together_make_the_tables_once()
    {
        var sentences = await Task.WhenAll(_stores.One.PrepareAsync(create: true, default), _stores.Other.PrepareAsync(create: true, default));

        sentences.Should().Equal(null, null);
    }

    [Fact]
    public async Task A_host_keeps_its_own_tables_and_ours_in_the_schema_it_chose()
    {
        var store = _stores.Open<ShopDb>();
        (await store.PrepareAsync(create: false, default)).Should().Be(
            "The database has no table notify.n_attempts. Run 'dotnet ef migrations add Notifications' and 'dotnet ef database update' with --context ShopDb, "
            + "or let PrepareAsync create what is missing.");
        (await store.PrepareAsync(create: true, default)).Should().BeNull();
        var world = new World(store);
        await world.Started();

        (await ScalarAsync("SELECT count(*) FROM notify.n_items")).Should().Be(1);
        (await ScalarAsync("SELECT count(*) FROM information_schema.tables WHERE table_name = 'Orders'"))
            .Should().Be(0, "the host's tables are the host's to make");
        (await ScalarAsync("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")).Should().Be(0);
    }

    [Fact]
    public async Task A_context_without_our_tables_is_told_what_to_call()
    {
        var append = () => new World(_stores.Open<StrangerDb>()).Item();

        await append.Should().ThrowAsync<InvalidOperationException>().WithMessage("*StrangerDb*modelBuilder.AddNotifications()*");
    }

    [Fact]
    public void The_tables_and_indexes_are_the_approved_ones()
    {
        using var context = new NotificationsDbContext(
            new DbContextOptionsBuilder<NotificationsDbContext>().UseNpgsql(_stores.ConnectionString).Options);

        Approved.Match(context.Database.GenerateCreateScript());
    }

    private async Task ExecuteAsync(string sql) => await ScalarAsync(sql + "; SELECT 0::bigint");

    private async Task<long> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_stores.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
