using LenNotify.Storage;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>An empty store for one contract test, in a file of its own.</summary>
internal sealed class SqliteSource(Action<SqliteStoreOptions>? configure = null) : IStoreSource
{
    private TestStores? _stores;

    public async Task<INotificationStore> OpenAsync() => (_stores = await TestStores.CreateAsync(configure)).One;

    public async Task CloseAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }
    }
}
