namespace LenNotify.Testing.Contracts;

/// <summary>One connected client. It is disposed of when it disconnects.</summary>
public interface IHubClient : IAsyncDisposable
{
    /// <summary>The next message that reached it; waits for one. A test that never calls it plays a client that does not read.</summary>
    Task<HubMessage> NextAsync(CancellationToken cancellationToken);
}
