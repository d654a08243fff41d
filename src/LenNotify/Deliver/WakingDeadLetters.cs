using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// The store's dead letters, and word to the pumps of what a replay put back into the queue: at once here, and on other nodes
/// by signal.
/// </summary>
internal sealed class WakingDeadLetters(IDeadLetters store, ChannelPumps pumps, ChannelTable channels, NodeSignals signals) : IDeadLetters
{
    public Task<Page<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, int limit, string? cursor, CancellationToken cancellationToken) =>
        store.ListDeadLettersAsync(filter, limit, cursor, cancellationToken);

    public Task<DeadLetter?> FindDeadLetterAsync(Guid deliveryId, CancellationToken cancellationToken) => store.FindDeadLetterAsync(deliveryId, cancellationToken);

    public async Task<long> ReplayAsync(DeadLetterFilter filter, ReplayPace pace, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var replayed = await store.ReplayAsync(filter, pace, fact, now, cancellationToken).ConfigureAwait(false);
        for (var i = 0; replayed > 0 && i < channels.Lines.Count; i++)
        {
            var channel = channels.Lines[i].Name;
            if (channel != ChannelNames.InApp && (filter.Channel is null || filter.Channel == channel))
            {
                // The first is due now, and a claim tells when the next will be.
                pumps.Ring(channel, now);
                signals.Tell(channel);
            }
        }

        return replayed;
    }

    public Task<long> DiscardAsync(DeadLetterFilter filter, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.DiscardAsync(filter, fact, now, cancellationToken);
}
