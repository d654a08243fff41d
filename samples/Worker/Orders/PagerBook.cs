using LenNotify;

namespace Worker;

/// <summary>Where people can be reached: everybody here has a pager. A real host asks its own database.</summary>
public sealed class PagerBook : IContactDirectory
{
    public Task<IReadOnlyList<HostContact>> GetContactsAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HostContact>>([new HostContact(Pager.Name, $"pager-of-{userId}")]);
}
