namespace LenNotify.Storage;

/// <summary>Role 9: the store's clock, and how one node wakes another.</summary>
public interface IStoreSignals
{
    /// <summary>The store's own clock, by which the runtime corrects its own.</summary>
    Task<DateTimeOffset> StoreTimeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Says that there is something to do on these topics (a channel, <c>publications</c>, a kind of document). A topic may carry, behind a
    /// colon, what it is about: up to 7,000 characters of ASCII in one line.
    /// </summary>
    Task SignalAsync(IReadOnlyList<string> topics, CancellationToken cancellationToken);

    /// <summary>The topics that any node signalled, as they come. A lost signal costs a poll interval, never more.</summary>
    IAsyncEnumerable<string> ListenAsync(CancellationToken cancellationToken);
}
