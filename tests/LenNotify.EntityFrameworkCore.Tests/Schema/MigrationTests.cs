using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class MigrationTests : IAsyncLifetime
{
    private TestStores _stores = null!;

    public async Task InitializeAsync() => _stores = await TestStores.CreateBareAsync();

    public Task DisposeAsync() => _stores.DropAsync();

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
    public async Task What_we_make_is_what_a_migration_would_have_made()
    {
        (await _stores.One.PrepareAsync(create: true, default)).Should().BeNull();

        await using var context = Context();
        (await context.Database.GetPendingMigrationsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Tables_that_a_later_migration_would_change_are_older()
    {
        await _stores.One.PrepareAsync(create: true, default);
        await ScalarAsync("UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = '00000000000000_Before'; SELECT 0::bigint");

        (await _stores.One.PrepareAsync(create: false, default)).Should().Contain("older version of LenNotify").And.Contain("Database.MigrateAsync()");
    }

    [Fact]
    public async Task A_hosts_own_migrations_carry_our_tables_beside_its_own()
    {
        await using (var context = new ShopDb(new DbContextOptionsBuilder<ShopDb>().UseNpgsql(_stores.ConnectionString).Options))
        {
            await context.Database.MigrateAsync();
            context.Add(new Order());
            await context.SaveChangesAsync();
        }

        var store = _stores.Open<ShopDb>();
        (await store.PrepareAsync(create: false, default)).Should().BeNull();
        await new World(store).Started();
        (await ScalarAsync("SELECT (SELECT count(*) FROM notify.n_items) + (SELECT count(*) FROM \"Orders\")")).Should().Be(2);
        (await ScalarAsync("SELECT count(*) FROM information_schema.tables WHERE table_name LIKE 'lennotify%'")).Should().Be(0);
    }

    private NotificationsDbContext Context() =>
        new(new DbContextOptionsBuilder<NotificationsDbContext>().UseNpgsql(_stores.ConnectionString).Options);

    private async Task<long> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_stores.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
