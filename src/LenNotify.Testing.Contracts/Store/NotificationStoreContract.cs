using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

/// <summary>
/// What every store promises, one role after the other. A store's author derives from it in one line and says where a fresh,
/// empty store comes from; each behaviour is a test of its own.
/// </summary>
/// <param name="source">Where the store of each test comes from.</param>
public abstract partial class NotificationStoreContract(IStoreSource source) : IAsyncLifetime
{
    private World? _world;

    // The store under test, and short words for what is done with it.
    private World World => _world ?? throw new InvalidOperationException("The test has not begun.");

    private INotificationStore Store => World.Store;

    /// <summary>Opens the store for this test.</summary>
    public async Task InitializeAsync() => _world = new World(await source.OpenAsync());

    /// <summary>Gives it back.</summary>
    public Task DisposeAsync() => source.CloseAsync();
}
