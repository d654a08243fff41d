namespace LenNotify.Tests.Journey;

/// <summary>The store that the hosts of one journey share.</summary>
public interface IJourneyStore
{
    /// <summary>Makes it ready and empty.</summary>
    Task OpenAsync();

    /// <summary>Makes a host use it: the same one in every call.</summary>
    void Use(NotificationsBuilder builder);

    /// <summary>Gives it back.</summary>
    Task CloseAsync();
}
