using System.Diagnostics;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What a store needs that takes publications inside the host's own transaction: they are found sound as the notifier finds
/// them, and the fan-out wakes when they are committed.
/// </summary>
internal sealed class HostOutbox(RoutingEngine engine, Staging staging, PublishContext context, Telemetry telemetry)
{
    /// <summary>The publication, for the host's transaction to store.</summary>
    internal Publication Compose(Notification notification, Audience audience, PublishOptions? options)
    {
        ArgumentNullException.ThrowIfNull(notification);
        ArgumentNullException.ThrowIfNull(audience);
        var now = context.Clock.Now;
        options ??= context.NoOptions;
        PublishOptionsRules.Check(options, now);
        var type = telemetry.Types.Of(notification.Type);
        using var span = telemetry.Source.StartActivity($"publish {type}", ActivityKind.Producer);
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
}
