using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Mongo.Tests;

/// <summary>Stores over one database, each as a host has it.</summary>
internal sealed class TestStores : IAsyncDisposable
{
    private readonly List<ServiceProvider> _hosts = [];

    private TestStores(TestDatabase database)
    {
        Database = database;
        One = Open();
    }

    /// <summary>The database.</summary>
    public TestDatabase Database { get; }

    /// <summary>The first host's store.</summary>
    public INotificationStore One { get; }

    /// <summary>Over an empty database with our indexes.</summary>
    public static async Task<TestStores> CreateAsync()
    {
        var stores = CreateBare();
        (await stores.One.PrepareAsync(create: true, default)).Should().BeNull();
        return stores;
    }

    /// <summary>Over a database with nothing at all.</summary>
    public static TestStores CreateBare() => new(new TestDatabase());

    /// <summary>Another host's store over the same database.</summary>
    public INotificationStore Open(Action<MongoStoreOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(Database.Database);
        services.AddNotifications().UseMongo(configure ?? (_ => { }));
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

        await Database.DisposeAsync();
    }
}
