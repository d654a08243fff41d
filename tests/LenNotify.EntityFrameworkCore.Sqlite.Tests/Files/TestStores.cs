using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>Stores over one file, each as a host has it.</summary>
internal sealed class TestStores(TestFile file, Action<SqliteStoreOptions>? configure = null) : IAsyncDisposable
{
    private readonly List<ServiceProvider> _hosts = [];
    private INotificationStore? _one;

    /// <summary>The file.</summary>
    public TestFile File => file;

    /// <summary>The host's store.</summary>
    public INotificationStore One => _one ??= Open<SqliteNotificationsDbContext>();

    /// <summary>Over a file with our tables and nothing in them, ready to be used.</summary>
    public static async Task<TestStores> CreateAsync(Action<SqliteStoreOptions>? configure = null)
    {
        var stores = new TestStores(await TestFile.CreateAsync(), configure);
        (await stores.One.PrepareAsync(create: false, default)).Should().BeNull();
        return stores;
    }

    /// <summary>Over a file that is not there yet.</summary>
    public static TestStores CreateBare() => new(TestFile.CreateBare());

    /// <summary>A store over a host's own context.</summary>
    public INotificationStore Open<TContext>()
        where TContext : DbContext => Open<TContext>(services =>
            services.AddNotifications().UseEntityFramework<TContext>(options => configure?.Invoke(options)));

    /// <summary>A store that speaks through this.</summary>
    public INotificationStore Open<TContext>(StoreDialect dialect)
        where TContext : DbContext => Open<TContext>(services => services.AddNotifications().Services.AddEntityFrameworkStore<TContext>(_ => dialect));

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        await file.DisposeAsync();
    }

    private INotificationStore Open<TContext>(Action<IServiceCollection> use)
        where TContext : DbContext
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(LogLines.Watched).AddLogging();
        services.AddPooledDbContextFactory<TContext>(options => options.UseSqlite(file.ConnectionString));
        use(services);
        var host = services.BuildServiceProvider();
        _hosts.Add(host);
        return host.GetRequiredService<INotificationStore>();
    }
}
