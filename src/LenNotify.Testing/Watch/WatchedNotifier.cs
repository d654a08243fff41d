using System.Collections.Concurrent;

namespace LenNotify.Testing;

/// <summary>The host's notifier, which also writes down why each person gets what is published, at the moment it is.</summary>
internal sealed class WatchedNotifier(INotifier notifier) : INotifier
{
    private const int MostExplained = 100;
    private readonly ConcurrentDictionary<(Guid PublicationId, string UserId), Explanation> _why = [];

    /// <summary>Whether anything was published or tried to be.</summary>
    internal bool WasUsed { get; private set; }

    public async Task<PublishResult> PublishAsync(
        Notification notification, Audience audience, PublishOptions? options = null, CancellationToken cancellationToken = default)
    {
        WasUsed = true;
        var why = audience is { UserIds.Count: > 0 and <= MostExplained } && options?.DeliverAt is null
            ? await ExplainAllAsync(notification, audience.UserIds, cancellationToken).ConfigureAwait(false)
            : [];
        var result = await notifier.PublishAsync(notification, audience, options, cancellationToken).ConfigureAwait(false);
        foreach (var (userId, explanation) in why)
        {
            _why.TryAdd((result.PublicationId, userId), explanation);
        }

        return result;
    }

    public Task<PublishResult> PublishEventAsync(SourceEvent happened, CancellationToken cancellationToken = default)
    {
        WasUsed = true;
        return notifier.PublishEventAsync(happened, cancellationToken);
    }

    public Task<Explanation> ExplainAsync(Notification notification, string userId, CancellationToken cancellationToken = default) =>
        notifier.ExplainAsync(notification, userId, cancellationToken);

    /// <summary>Why; null for what a worker routed.</summary>
    internal Explanation? Find(Guid publicationId, string userId) => _why.GetValueOrDefault((publicationId, userId));

    // What is not sound has no explanation; publishing it names every problem.
    private async Task<List<(string UserId, Explanation Explanation)>> ExplainAllAsync(
        Notification notification, IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        var all = new List<(string, Explanation)>();
        try
        {
            foreach (var userId in userIds)
            {
                all.Add((userId, await notifier.ExplainAsync(notification, userId, cancellationToken).ConfigureAwait(false)));
            }
        }
        catch (Exception error) when (error is InvalidInputException or ArgumentException)
        {
            return [];
        }

        return all;
    }
}
