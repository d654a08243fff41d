using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 1 in memory.</summary>
internal sealed class MemoryPublications(MemoryState state) : IPublications
{
    // What the last append worked with, for the next: most come one at a time.
    private MemoryAppend? _spare;

    public Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(
        IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<AcceptanceResult>>(state.Publications.Stage(publications, now));
    }

    public Task<IReadOnlyList<AppendResult>> AppendAsync(
        IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var append = Interlocked.Exchange(ref _spare, null) ?? new MemoryAppend(state);
        try
        {
            return Task.FromResult<IReadOnlyList<AppendResult>>(append.Run(requests, route, now));
        }
        finally
        {
            append.Clear();
            Volatile.Write(ref _spare, append);
        }
    }

    public Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(state.Publications.Claim(claim, now));
    }

    public Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken) =>
        Task.FromResult(state.Publications.Find(id)?.Publication);

    public async IAsyncEnumerable<Publication> ReadPublicationsAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        string? type,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var publication in state.Publications.Read(from, to, type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return publication;
        }
    }
}
