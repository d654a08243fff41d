using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A host whose database is not as it must be stops before it does anything, and says what to do.</summary>
public sealed class StartUpTests : IAsyncLifetime
{
    private TestStores _stores = null!;

    public async Task InitializeAsync() => _stores = await TestStores.CreateBareAsync();

    public Task DisposeAsync() => _stores.DropAsync();

    [Fact]
    public async Task A_host_without_the_tables_does_not_start_and_says_with_which_command_to_make_them()
    {
        using var host = Host();

        (await host.Awaiting(it => it.StartAsync()).Should().ThrowAsync<InvalidOperationException>()).WithMessage(
            "*Call Database.MigrateAsync() on NotificationsDbContext before the host starts*");
    }

    [Fact]
    public async Task A_host_whose_tables_are_of_an_older_version_does_not_start_and_names_one()
    {
        await _stores.One.PrepareAsync(create: true, default);
        await using var source = NpgsqlDataSource.Create(_stores.ConnectionString);
        await using var older = source.CreateCommand("ALTER TABLE lennotify_deliveries DROP COLUMN takes_caps");
        await older.ExecuteNonQueryAsync();
        using var host = Host();

        (await host.Awaiting(it => it.StartAsync()).Should().ThrowAsync<InvalidOperationException>())
            .WithMessage("*lennotify_deliveries*no column takes_caps*Database.MigrateAsync()*");
    }

    [Fact]
    public async Task With_its_tables_it_starts()
    {
        await _stores.One.PrepareAsync(create: true, default);
        using var host = Host();

        await host.StartAsync();
        await host.StopAsync();
    }

    private IHost Host()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(LogLines.Watched).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddPooledDbContextFactory<NotificationsDbContext>(options => options.UseNpgsql(_stores.ConnectionString));
        builder.Services.AddNotifications().UseContactKeys(NodeHost.Keys()).UseEntityFramework<NotificationsDbContext>();
        return builder.Build();
    }
}
