using LenNotify.Storage;

namespace LenNotify.Tests.Shared;

/// <summary>
/// What every store promises, one role after the other. A store's author derives from each contract and says how a fresh,
/// empty store is opened; nothing else is needed.
/// </summary>
public abstract class StoreContract : IAsyncLifetime
{
    private World? _world;

    /// <summary>The store under test, and short words for what is done with it.</summary>
    protected World World => _world ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>The store under test.</summary>
    protected INotificationStore Store => World.Store;

    /// <summary>Opens the store for this test.</summary>
    public async Task InitializeAsync() => _world = new World(await OpenAsync());

    /// <summary>Gives back what <see cref="OpenAsync"/> took.</summary>
    public virtual Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A fresh, empty store: in a database, a schema or file of its own.</summary>
    protected abstract Task<INotificationStore> OpenAsync();
}
