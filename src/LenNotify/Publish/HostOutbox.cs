using System.Diagnostics;
using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// What a store needs that takes publications inside the host's own transaction: they are found sound as the notifier finds
/// them, the fan-out wakes when they are committed, and a dedupe key that was taken by something else is never silent.
/// </summary>
internal sealed partial class HostOutbox(RoutingEngine engine, Staging staging, PublishContext context, Watch watch, ILogger<HostOutbox> log)
{
    /// <summary>The publication, for the host's transaction to store.</summary>
    internal Publication Compose(Notification notification, Audience audience, PublishOptions? options)
    {
        ArgumentNullException.ThrowIfNull(notification);
        ArgumentNullException.ThrowIfNull(audience);
        var now = context.Clock.Now;
        options ??= context.NoOptions;
        PublishOptionsRules.Check(options, now);
        var type = watch.Telemetry.Types.Of(notification.Type);
        using var span = watch.Telemetry.Source.StartActivity($"publish {type}", ActivityKind.Producer);
        span?.SetTag(Telemetry.Type, type);
        var id = context.Ids.Next(now);
        var publication = context.Compose(engine.Compile(notification, id).Source, audience, options, id, now);
        staging.Demand(audience);
        span?.SetTag("notification.publication.id", id);
        return publication;
    }

    /// <summary>A transaction of the host's was committed, with publications that are due then.</summary>
    internal void Committed(IEnumerable<DateTimeOffset> dueAt)
    {
        var now = context.Clock.Now;
        staging.Ring(now, now);
        foreach (var later in dueAt.Where(due => due > now))
        {
            staging.Ring(later, now);
        }
    }

    /// <summary>A committed publication met its key.</summary>
    internal void Settled(Publication publication, AcceptanceResult result)
    {
        switch (result.Acceptance)
        {
            case Acceptance.New:
                watch.Accepted(publication);
                break;
            case Acceptance.Same when result.PublicationId != publication.Id:
                Repeated(log, publication.Id, publication.Type, result.PublicationId);
                break;
            case Acceptance.Conflict:
                watch.Telemetry.Conflicts.Add(1, new KeyValuePair<string, object?>(Telemetry.Type, watch.Telemetry.Types.Of(publication.Type)));
                Conflicting(log, publication.Id, publication.Type, SafeText.OneLine(publication.DedupeKey), result.PublicationId, SafeText.OneLine(publication.CorrelationId));
                break;
        }
    }

    [LoggerMessage(1301, LogLevel.Error, "Publication {PublicationId} of type {Type} was committed with a transaction of the host's, but its dedupe key '{DedupeKey}' was taken by something else: publication {First}. It is dropped, and on the record as publication_conflict (correlation {CorrelationId}).")]
    private static partial void Conflicting(ILogger logger, Guid publicationId, string type, string dedupeKey, Guid first, string correlationId);

    [LoggerMessage(1302, LogLevel.Debug, "Publication {PublicationId} of type {Type}, committed with a transaction of the host's, is the same as {First} and is not delivered again.")]
    private static partial void Repeated(ILogger logger, Guid publicationId, string type, Guid first);
}
