using System.Diagnostics;
using System.Text.Json.Nodes;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Takes events in: stored before the publisher is answered, judged by the rules afterwards, on whichever node has the time. It
/// is a publication like all others, whose people are not known yet.
/// </summary>
internal sealed class EventIntake(Staging staging, PublishContext context, RoutingEngine engine)
{
    private const int LongestId = 256;

    // Who hears of it is found when it is judged; a publication names an audience from the beginning. As a segment it would wait
    // for those whose resolver hangs.
    private static readonly Audience Unknown = Audience.User("(event)");

    internal async Task<PublishResult> PublishAsync(SourceEvent happened, CancellationToken cancellationToken)
    {
        var now = context.Clock.Now;
        var publication = Compose(EventChecks.Checked(happened, engine), now);
        var result = await staging.AcceptAsync(publication, now, cancellationToken).ConfigureAwait(false);
        return result.Acceptance == Acceptance.Conflict
            ? throw new DedupeConflictException(publication.DedupeKey, result.PublicationId)
            : new PublishResult(result.PublicationId, result.Acceptance == Acceptance.New ? PublishState.Accepted : PublishState.Repeated, [], VerdictCounts.Of([]));
    }

    private Publication Compose(SourceEvent happened, DateTimeOffset now)
    {
        var id = context.Ids.Next(now);
        var name = id.ToString("N");
        var whole = happened with { Producer = happened.Producer ?? context.Producer, Payload = happened.Payload ?? [] };
        var text = whole.ToJson();
        var key = happened.DedupeKey ?? happened.Id;
        return new Publication
        {
            Id = id,
            Producer = whole.Producer,
            DedupeKey = key ?? name,
            BodyHash = key is null ? default : (ReadOnlyMemory<byte>)BodyHash.Of(text, Unknown, context.NoOptions),
            Type = happened.Type,
            Payload = text,
            IsEvent = true,
            Audience = About(happened),
            DueAt = now,
            CorrelationId = Activity.Current?.TraceId.ToString() ?? name,
            TraceParent = Activity.Current?.Id,
        };
    }

    // Whom it is about goes by where rules look for people too: an erasure takes such events along.
    private static Audience About(SourceEvent happened) =>
        happened.Payload?["user_id"] is JsonValue value && value.TryGetValue<string>(out var userId) && TextRules.IsLine(userId, LongestId) ? Audience.User(userId) : Unknown;
}
