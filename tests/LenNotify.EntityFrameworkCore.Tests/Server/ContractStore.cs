using LenNotify.Storage;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A store in a database of its own for one contract test.</summary>
internal sealed class ContractStore
{
    private TestStores? _stores;

    /// <summary>Opens it.</summary>
    public async Task<INotificationStore> OpenAsync()
    {
        NeedsPostgres.OrSkip();
        _stores = await TestStores.CreateAsync();
        return _stores.One;
    }

    /// <summary>Closes it, and removes the database.</summary>
    public Task CloseAsync() => _stores?.DropAsync() ?? Task.CompletedTask;
}
