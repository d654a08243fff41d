namespace LenNotify;

/// <summary>Where a host already holds its people's addresses.</summary>
public interface IContactDirectory
{
    /// <summary>A person's addresses as they are now; empty for who has none. Asked at most once a second for one person.</summary>
    Task<IReadOnlyList<HostContact>> GetContactsAsync(string userId, CancellationToken cancellationToken);
}
