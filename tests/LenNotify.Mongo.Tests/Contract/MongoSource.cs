using LenNotify.Storage;

namespace LenNotify.Mongo.Tests;

/// <summary>An empty store for one contract test, in a database of its own.</summary>
internal sealed class MongoSource : IStoreSource
{
    private TestStores? _stores;

    public async Task<INotificationStore> OpenAsync() => (_stores = await TestStores.CreateAsync()).One;

    public async Task CloseAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }
    }
}
