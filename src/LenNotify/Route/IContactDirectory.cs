namespace LenNotify;

/// <summary>Where a host already holds its people's addresses.</summary>
public interface IContactDirectory
{
    /// <summary>
    /// A person's addresses as they are now, up to 100; empty for who has none. Asked at most once a second for one person, and
    /// for up to 64 people at once. Whoever is not answered for within five seconds, or with an exception, gets what needs no
    /// address, and is asked for again later; nobody else waits.
    /// </summary>
    Task<IReadOnlyList<HostContact>> GetContactsAsync(string userId, CancellationToken cancellationToken);
}
