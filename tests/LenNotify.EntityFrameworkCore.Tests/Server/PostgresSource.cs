using LenNotify.Storage;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>An empty store for one contract test.</summary>
internal sealed class PostgresSource : IStoreSource
{
    private TestStores? _stores;

    public async Task<INotificationStore> OpenAsync() => (_stores = await StorePool.TakeAsync()).One;

    public Task CloseAsync()
    {
        if (_stores is not null)
        {
            StorePool.Return(_stores);
        }

        return Task.CompletedTask;
    }
}
