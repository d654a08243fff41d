using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>Answers that other nodes were told with the commit, and tells nobody: they find it with their next poll.</summary>
internal sealed class SaysItToldOthers(INotificationStore store) : WrongPublications(store)
{
    public override async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await base.AppendAsync(requests, route, now, cancellationToken)).Select(result => result with { Signalled = true })];
}
