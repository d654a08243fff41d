using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>Two stores over one database, as two nodes have them: each with connections of its own.</summary>
internal sealed class TestStores(string connectionString) : IAsyncDisposable
{
    private readonly List<ServiceProvider> _hosts = [];
    private readonly List<NpgsqlDataSource> _sources = [];
    private INotificationStore? _one;
    private INotificationStore? _other;

    /// <summary>How to reach the database.</summary>
    public string ConnectionString => connectionString;

    /// <summary>One node's store.</summary>
    public INotificationStore One => _one ??= Open<NotificationsDbContext>();

    /// <summary>Another node's store.</summary>
    public INotificationStore Other => _other ??= Open<NotificationsDbContext>();

    /// <summary>A database with tables of its own, for this test alone.</summary>
    public static async Task<TestStores> CreateAsync() => new(await (await PostgresServer.GetAsync()).CreateAsync());

    /// <summary>A database without any table.</summary>
    public static async Task<TestStores> CreateBareAsync() => new(await (await PostgresServer.GetAsync()).CreateBareAsync());

    /// <summary>A store over a host's own context.</summary>
    public INotificationStore Open<TContext>()
        where TContext : DbContext
    {
        var source = NpgsqlDataSource.Create(connectionString);
        _sources.Add(source);
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(LogLines.Watched).AddLogging();
        services.AddPooledDbContextFactory<TContext>(options => options.UseNpgsql(source));
        services.AddNotifications().UseEntityFramework<TContext>();
        var host = services.BuildServiceProvider();
        _hosts.Add(host);
        return host.GetRequiredService<INotificationStore>();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        foreach (var source in _sources)
        {
            await source.DisposeAsync();
        }
    }

    /// <summary>Also removes the database.</summary>
    public async Task DropAsync()
    {
        await DisposeAsync();
        await (await PostgresServer.GetAsync()).DropAsync(connectionString);
    }
}
