using LenNotify.Storage;

namespace LenNotify.Tests.Shared;

/// <summary>
/// What every store promises, one role after the other. A store's author derives from each contract and says where a
/// fresh, empty store comes from: one line for each.
/// </summary>
public abstract class StoreContract(IStoreSource source) : IAsyncLifetime
{
    private World? _world;

    /// <summary>The store under test, and short words for what is done with it.</summary>
    protected World World => _world ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>The store under test.</summary>
    protected INotificationStore Store => World.Store;

    /// <summary>Opens the store for this test.</summary>
    public async Task InitializeAsync() => _world = new World(await source.OpenAsync());

    /// <summary>Gives it back.</summary>
    public Task DisposeAsync() => source.CloseAsync();
}
