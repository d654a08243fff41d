using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>How a publication is written and read.</summary>
internal static class PublicationDocuments
{
    /// <summary>One that waits for a worker.</summary>
    public static BsonDocument New(Publication publication, DateTimeOffset now) => new()
    {
        ["_id"] = Field.Of(publication.Id),
        ["producer"] = publication.Producer,
        ["dedupe_key"] = publication.DedupeKey,
        ["body_hash"] = Field.Of(publication.BodyHash),
        ["type"] = publication.Type,
        ["payload"] = publication.Payload,
        ["is_event"] = publication.IsEvent,
        ["audience"] = publication.Audience.Segment is null ? Field.List(publication.Audience.UserIds) : BsonNull.Value,
        ["segment"] = Field.Of(publication.Audience.Segment),
        ["due_at"] = Field.Of(publication.DueAt),
        ["correlation_id"] = publication.CorrelationId,
        ["trace_parent"] = Field.Of(publication.TraceParent),
        ["accepted_at"] = Field.Of(now),
        ["routed"] = false,
        ["cursor"] = BsonNull.Value,
        ["claims"] = 0L,
        ["lease_owner"] = BsonNull.Value,
        ["lease_until"] = 0L,
    };

    /// <summary>A publication.</summary>
    public static Publication Read(BsonDocument from) => new()
    {
        Id = from.Id("_id"),
        Producer = from.Text("producer"),
        DedupeKey = from.Text("dedupe_key"),
        BodyHash = from.Bytes("body_hash"),
        Type = from.Text("type"),
        Payload = from.Text("payload"),
        IsEvent = from.Flag("is_event"),
        Audience = from.TextOrNull("segment") is { } segment ? Audience.Of(segment) : Audience.Users(UsersOf(from, "audience")),
        DueAt = from.Instant("due_at"),
        CorrelationId = from.Text("correlation_id"),
        TraceParent = from.TextOrNull("trace_parent"),
    };

    /// <summary>What makes it the same as another: key or id.</summary>
    public static (string Producer, string DedupeKey, Guid Id) KeyOf(BsonDocument from) => (from.Text("producer"), from.Text("dedupe_key"), from.Id("_id"));

    /// <summary>People by id, out of a list.</summary>
    public static string[] UsersOf(BsonDocument from, string name) => [.. from[name].AsBsonArray.Select(user => user.AsString)];

    /// <summary>Whether an offered one is this one again, or abuses its key.</summary>
    public static Acceptance Compare(BsonDocument first, Publication offered) =>
        offered.BodyHash.Span.SequenceEqual(first.Bytes("body_hash")) ? Acceptance.Same : Acceptance.Conflict;
}
