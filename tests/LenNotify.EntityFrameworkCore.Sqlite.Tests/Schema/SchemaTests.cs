using Microsoft.EntityFrameworkCore;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

public sealed class SchemaTests : IAsyncLifetime
{
    private TestStores _stores = null!;

    public Task InitializeAsync()
    {
        _stores = TestStores.CreateBare();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Fact]
    public async Task Our_context_makes_its_tables_by_its_own_migrations()
    {
        await using (var context = Context())
        {
            await context.Database.MigrateAsync();
            (await context.Database.GetPendingMigrationsAsync()).Should().BeEmpty();
        }

        (await _stores.One.PrepareAsync(create: false, default)).Should().BeNull();
        await new World(_stores.One).Started();
    }

    [Fact]
    public void Our_migrations_make_what_the_model_says()
    {
        using var context = Context();

        context.Database.HasPendingModelChanges().Should().BeFalse("'bash eng/migrations.sh <Name>' writes what is missing");
    }

    [Fact]
    public async Task Of_our_context_what_is_missing_is_named_with_the_call_that_mends_it()
    {
        (await _stores.One.PrepareAsync(create: false, default)).Should().Be(
            "The database has no table lennotify_attempts. Call Database.MigrateAsync() on SqliteNotificationsDbContext before the host starts, "
            + "or run 'dotnet ef database update --context SqliteNotificationsDbContext'.");
        (await _stores.One.PrepareAsync(create: true, default)).Should().BeNull();
        await using var context = Context();
        (await context.Database.GetPendingMigrationsAsync()).Should().BeEmpty("what we make is what a migration would have made");
    }

    [Fact]
    public async Task A_table_of_another_version_is_named_with_the_column_that_it_lacks()
    {
        await _stores.One.PrepareAsync(create: true, default);
        await _stores.File.ScalarAsync("ALTER TABLE lennotify_items DROP COLUMN answer_unread");

        (await _stores.One.PrepareAsync(create: true, default)).Should().StartWith("The table lennotify_items is of another version of LenNotify: it has no column answer_unread. Call");
    }

    [Fact]
    public async Task Tables_that_a_later_migration_would_change_are_older()
    {
        await _stores.One.PrepareAsync(create: true, default);
        await _stores.File.ScalarAsync("UPDATE __EFMigrationsHistory SET MigrationId = '00000000000000_Before'");

        (await _stores.One.PrepareAsync(create: false, default)).Should().Contain("older version of LenNotify").And.Contain("Database.MigrateAsync()");
    }

    [Fact]
    public async Task A_table_that_is_lost_is_made_again_beside_the_others()
    {
        await _stores.One.PrepareAsync(create: true, default);
        await new World(_stores.One).Item();
        await _stores.File.ScalarAsync("DROP TABLE lennotify_audit");

        (await _stores.One.PrepareAsync(create: true, default)).Should().BeNull();
        (await _stores.File.ScalarAsync("SELECT count(*) FROM lennotify_items")).Should().Be(1);
    }

    [Fact]
    public async Task A_hosts_own_context_is_told_of_its_own_migrations()
    {
        (await _stores.Open<ShopDb>().PrepareAsync(create: false, default)).Should().Be(
            "The database has no table n_attempts. Run 'dotnet ef migrations add Notifications' and 'dotnet ef database update' with --context ShopDb, "
            + "or let PrepareAsync create what is missing.");
    }

    [Fact]
    public async Task A_hosts_own_migrations_carry_our_tables_beside_its_own()
    {
        await using (var context = new ShopDb(new DbContextOptionsBuilder<ShopDb>().UseSqlite(_stores.File.ConnectionString).Options))
        {
            await context.Database.MigrateAsync();
            context.Add(new Order { Symbol = "BTC/USD" });
            await context.SaveChangesAsync();
        }

        var store = _stores.Open<ShopDb>();
        (await store.PrepareAsync(create: false, default)).Should().BeNull();
        await new World(store).Started();
        (await _stores.File.ScalarAsync("SELECT (SELECT count(*) FROM n_items) + (SELECT count(*) FROM Orders)")).Should().Be(2);
        (await _stores.File.ScalarAsync("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name LIKE 'lennotify%'")).Should().Be(0);
    }

    [Fact]
    public void The_tables_and_indexes_are_the_approved_ones()
    {
        using var context = Context();

        Approved.Match(context.Database.GenerateCreateScript());
    }

    private SqliteNotificationsDbContext Context() =>
        new(new DbContextOptionsBuilder<SqliteNotificationsDbContext>().UseSqlite(_stores.File.ConnectionString).Options);
}
