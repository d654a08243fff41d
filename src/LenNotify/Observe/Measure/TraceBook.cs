using System.Collections.Concurrent;
using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// What ties a delivery to its publisher: the trace and the correlation id, which the store keeps with the publication. Those
/// seen lately are at hand; others are read when somebody listens.
/// </summary>
internal sealed partial class TraceBook(IPublications store, ILogger<TraceBook> log)
{
    private const int Most = 5_000;
    private ConcurrentDictionary<Guid, PublicationTrace> _young = new();
    private ConcurrentDictionary<Guid, PublicationTrace> _old = new();

    internal void Keep(Publication publication) => Keep(publication.Id, new PublicationTrace(publication.CorrelationId, publication.TraceParent));

    /// <summary>What is at hand.</summary>
    internal PublicationTrace? Known(Guid id) => _young.TryGetValue(id, out var trace) || _old.TryGetValue(id, out trace) ? trace : null;

    /// <summary>What is at hand or in the store; null for what cannot be read, which is no reason to fail anything.</summary>
    internal async ValueTask<PublicationTrace?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (Known(id) is { } known)
        {
            return known;
        }

        try
        {
            if (await store.FindPublicationAsync(id, cancellationToken).ConfigureAwait(false) is { } publication)
            {
                Keep(publication);
                return Known(id);
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Unread(log, id, error);
        }

        return null;
    }

    // Two generations: what nobody asked for since the last change of them goes.
    private void Keep(Guid id, PublicationTrace trace)
    {
        if (_young.Count >= Most)
        {
            (_old, _young) = (_young, new ConcurrentDictionary<Guid, PublicationTrace>());
        }

        _young[id] = trace;
    }

    [LoggerMessage(3201, LogLevel.Debug, "Publication {PublicationId} could not be read: its delivery is sent without a link to it.")]
    private static partial void Unread(ILogger logger, Guid publicationId, Exception error);
}
