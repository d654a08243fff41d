using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public void Under_its_own_name_it_is_the_same_store_and_takes_the_place_of_the_other_ones_call()
    {
        var services = new ServiceCollection();
        services.AddPooledDbContextFactory<SqliteNotificationsDbContext>(options => options.UseSqlite("Data Source=none"));
        services.AddNotifications().UseEntityFramework<SqliteNotificationsDbContext>().UseSqliteStore<SqliteNotificationsDbContext>()
            .UseSqliteStore<SqliteNotificationsDbContext>(options => options.Journal = SqliteJournal.WriteAhead);
        using var host = services.BuildServiceProvider();

        host.GetServices<INotificationStore>().Should().ContainSingle().Which.Should().BeOfType<EntityFrameworkStore>();
    }

    [Fact]
    public void The_store_takes_the_place_of_the_one_in_memory()
    {
        var services = new ServiceCollection();
        services.AddPooledDbContextFactory<SqliteNotificationsDbContext>(options => options.UseSqlite("Data Source=none"));
        services.AddNotifications().UseEntityFramework<SqliteNotificationsDbContext>().UseEntityFramework<SqliteNotificationsDbContext>();
        using var host = services.BuildServiceProvider();

        host.GetServices<INotificationStore>().Should().ContainSingle().Which.Should().BeOfType<EntityFrameworkStore>();
    }

    [Fact]
    public void An_option_outside_its_limits_is_refused_by_name()
    {
        var use = () => new ServiceCollection().AddNotifications().UseEntityFramework<SqliteNotificationsDbContext>(options =>
        {
            options.LockTimeout = TimeSpan.Zero;
            options.Journal = (SqliteJournal)7;
        });

        use.Should().Throw<InvalidInputException>().Which.Problems.Select(problem => problem.Field)
            .Should().Equal(nameof(SqliteStoreOptions.Journal), nameof(SqliteStoreOptions.LockTimeout));
    }

    [Fact]
    public async Task A_host_without_the_tables_does_not_start_and_says_what_makes_them()
    {
        await using var file = TestFile.CreateBare();
        using var host = HostOver(file);

        (await host.Awaiting(it => it.StartAsync()).Should().ThrowAsync<InvalidOperationException>())
            .WithMessage("*Call Database.MigrateAsync() on SqliteNotificationsDbContext before the host starts*");
    }

    [Fact]
    public async Task A_host_whose_file_has_no_other_reader_starts_with_a_journal_that_rolls_back()
    {
        await using var file = TestFile.CreateBare();
        await using (var context = new SqliteNotificationsDbContext(
            new DbContextOptionsBuilder<SqliteNotificationsDbContext>().UseSqlite(file.ConnectionString).Options))
        {
            await context.Database.MigrateAsync();
        }

        (await file.TextAsync("PRAGMA journal_mode")).Should().Be("wal", "EF Core makes a file with a write-ahead log");
        using var host = HostOver(file);
        await host.StartAsync();
        (await file.TextAsync("PRAGMA journal_mode")).Should().Be("delete");
        await host.StopAsync();
    }

    [Fact]
    public async Task A_journal_that_cannot_be_changed_is_said_with_what_to_do()
    {
        await using var file = TestFile.CreateBare();
        await using var stores = new TestStores(file, options => options.Journal = SqliteJournal.WriteAhead);
        (await stores.One.PrepareAsync(create: true, default)).Should().BeNull();
        await using var reader = new Microsoft.Data.Sqlite.SqliteConnection(file.ConnectionString + ";Pooling=False");
        await reader.OpenAsync();
        await using var reading = reader.BeginTransaction(deferred: true);
        await using var read = reader.CreateCommand();
        read.CommandText = "SELECT count(*) FROM lennotify_items";
        await read.ExecuteScalarAsync();
        await using var other = new TestStores(file);

        (await other.One.PrepareAsync(create: false, default)).Should().Contain("could not be changed to 'delete'").And.Contain("another connection");
    }

    [Fact]
    public async Task A_database_in_memory_is_refused()
    {
        var services = new ServiceCollection();
        services.AddDbContextFactory<SqliteNotificationsDbContext>(options => options.UseSqlite("Data Source=:memory:"));
        services.AddNotifications().UseEntityFramework<SqliteNotificationsDbContext>();
        await using var host = services.BuildServiceProvider();

        (await host.GetRequiredService<INotificationStore>().PrepareAsync(create: true, default)).Should().Contain("needs a file");
    }

    private static IHost HostOver(TestFile file)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(LogLines.Watched).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddPooledDbContextFactory<SqliteNotificationsDbContext>(options => options.UseSqlite(file.ConnectionString));
        builder.Services.AddNotifications().UseContactKeys(WriterHost.Keys()).UseEntityFramework<SqliteNotificationsDbContext>();
        return builder.Build();
    }
}
