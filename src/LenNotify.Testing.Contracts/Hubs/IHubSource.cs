namespace LenNotify.Testing.Contracts;

/// <summary>Where the hub of one test comes from, and how clients connect to it.</summary>
public interface IHubSource
{
    /// <summary>A fresh hub without any connection.</summary>
    Task<IDeliveryHub> OpenAsync();

    /// <summary>Connects one client of this person; once it ends, pushes reach the client.</summary>
    Task<IHubClient> ConnectAsync(string userId);

    /// <summary>Gives the hub back.</summary>
    Task CloseAsync();
}
