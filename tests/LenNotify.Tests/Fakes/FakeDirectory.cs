namespace LenNotify.Tests;

/// <summary>A host that holds addresses.</summary>
internal sealed class FakeDirectory : IContactDirectory
{
    private int _asked;

    public int Asked => _asked;

    public Func<string, Task<IReadOnlyList<HostContact>>> Answer { get; set; } = _ => Task.FromResult<IReadOnlyList<HostContact>>([]);

    /// <summary>In place of <see cref="Answer"/>, where the token matters.</summary>
    public Func<string, CancellationToken, Task<IReadOnlyList<HostContact>>>? Listening { get; set; }

    public Task<IReadOnlyList<HostContact>> GetContactsAsync(string userId, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return Listening?.Invoke(userId, cancellationToken) ?? Answer(userId);
    }
}
