using LenNotify.Storage;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>An empty store for one contract test.</summary>
internal sealed class ContractStore
{
    private TestStores? _stores;

    /// <summary>Opens it.</summary>
    public async Task<INotificationStore> OpenAsync() => (_stores = await StorePool.TakeAsync()).One;

    /// <summary>Gives it back.</summary>
    public Task CloseAsync()
    {
        if (_stores is not null)
        {
            StorePool.Return(_stores);
        }

        return Task.CompletedTask;
    }
}
