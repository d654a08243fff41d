namespace LenNotify.SignalR.Tests;

/// <summary>Everybody has an address, which must not come out of anywhere.</summary>
internal sealed class People : IContactDirectory
{
    public Task<IReadOnlyList<HostContact>> GetContactsAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HostContact>>([new HostContact("email", Canary.Email(userId)), new HostContact("sms", Canary.Phone)]);
}
