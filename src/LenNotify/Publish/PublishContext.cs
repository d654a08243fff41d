using System.Diagnostics;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>What publishing needs of the host around it.</summary>
/// <param name="Producer">Who publishes.</param>
/// <param name="Clock">What time it is.</param>
/// <param name="Ids">Where ids come from.</param>
/// <param name="Inbox">People's states, for explanations.</param>
/// <param name="Appending">What would be stored, for explanations.</param>
internal sealed record PublishContext(string Producer, StoreClock Clock, Ids Ids, IInbox Inbox, Appending Appending)
{
    /// <summary>What a publisher said who said nothing.</summary>
    internal PublishOptions NoOptions { get; } = new();

    /// <summary>What is stored of what was said.</summary>
    internal Publication Compose(Notification notification, Audience audience, PublishOptions options, Guid id, DateTimeOffset now)
    {
        var name = id.ToString("N");
        var activity = Activity.Current;
        var publication = new Publication
        {
            Id = id,
            Producer = Producer,
            DedupeKey = options.DedupeKey ?? name,
            BodyHash = default,
            Type = notification.Type,
            Notification = notification,
            Audience = audience,
            DueAt = options.DeliverAt is { } at && at > now ? at : now,
            CorrelationId = options.CorrelationId ?? activity?.TraceId.ToString() ?? name,
            TraceParent = activity?.Id,
        };

        // Without a key of the publisher's own nothing is ever compared with it.
        return options.DedupeKey is null ? publication : publication with { BodyHash = BodyHash.Of(publication.Payload, audience, options) };
    }
}
