using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

/// <summary>Where the store of one test comes from.</summary>
public interface IStoreSource
{
    /// <summary>A fresh, empty store: in a database, a schema or file of its own.</summary>
    Task<INotificationStore> OpenAsync();

    /// <summary>Gives it back.</summary>
    Task CloseAsync();
}
