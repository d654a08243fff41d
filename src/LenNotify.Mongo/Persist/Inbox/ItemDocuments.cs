using System.Text.Json.Nodes;
using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>How an item is written and read.</summary>
internal static class ItemDocuments
{
    /// <summary>What may change of an item.</summary>
    public static IReadOnlyList<string> Marks { get; } = ["counted", "read", "read_at", "dismissed", "dismissed_at", "expired"];

    /// <summary>A new item. Its place in the first answer is null where a worker routed it.</summary>
    public static BsonDocument New(AppendedUser appended, Guid publicationId, int? place, bool counted, DateTimeOffset now)
    {
        var (item, notification) = (appended.Routed.Item, appended.Routed.Item.Notification);
        return new BsonDocument
        {
            ["_id"] = Field.Of(item.Id),
            ["publication_id"] = Field.Of(publicationId),
            ["user_id"] = appended.UserId,
            ["sequence"] = appended.Sequence,
            ["type"] = notification.Type,
            ["severity"] = Field.Of(notification.Severity),
            ["title"] = notification.Title,
            ["message"] = notification.Message,
            ["metadata"] = Metadata(notification.Metadata),
            ["content"] = notification.ToJson(),
            ["words"] = Field.List(SearchWords.Of(notification)),
            ["priority"] = Field.Of(item.Priority),
            ["listed"] = item.Listed,
            ["counted"] = counted,
            ["decisions"] = new BsonArray(item.Decisions.Select(Write)),
            ["created_at"] = Field.Date(item.CreatedAt),
            ["created_ticks"] = Field.Of(item.CreatedAt),
            ["expires_at"] = Field.Date(notification.ExpiresAt),
            ["expires_ticks"] = Field.Of(notification.ExpiresAt),
            ["expired"] = notification.ExpiresAt <= now,
            ["read"] = false,
            ["read_at"] = BsonNull.Value,
            ["dismissed"] = false,
            ["dismissed_at"] = BsonNull.Value,
            ["answer_place"] = place is { } value ? value : BsonNull.Value,
            ["answer_unread"] = appended.Unread,
        };
    }

    /// <summary>An item as it is now; what marking all covered lies with its person.</summary>
    public static InboxItem Read(BsonDocument from, Person person) => ReadAs(from, ReadAt(from, person.State, person.ReadAllAt));

    /// <summary>An item as it was appended, with the first answer about it.</summary>
    public static AppendedUser ReadAnswer(BsonDocument from)
    {
        var item = ReadAs(from, null) with { DismissedAt = null };
        return new AppendedUser(item.UserId, item.Sequence, from.Number("answer_unread"), new RoutedUser(item, [], UserActivity.None));
    }

    /// <summary>When it was read, if it was.</summary>
    public static DateTimeOffset? ReadAt(BsonDocument from, UserState state, DateTimeOffset? readAllAt) =>
        from.InstantOrNull("read_at")
        ?? (from.Flag("listed") && !from.Has("dismissed_at") && from.Number("sequence") <= state.ReadUpTo ? readAllAt : null);

    /// <summary>A decision.</summary>
    public static StoredDecision ReadDecision(BsonDocument from) => new(
        from.Text("channel"), from.Choice<Verdict>("verdict"), from.Choice<Reason>("reason"), from.InstantOrNull("until"), from.Flag("silent"));

    /// <summary>A decision as it is stored.</summary>
    public static BsonDocument Write(StoredDecision decision) => new()
    {
        ["channel"] = decision.Channel,
        ["verdict"] = Field.Of(decision.Verdict),
        ["reason"] = Field.Of(decision.Reason),
        ["until"] = Field.Of(decision.Until),
        ["silent"] = decision.Silent,
    };

    private static InboxItem ReadAs(BsonDocument from, DateTimeOffset? readAt) => new()
    {
        Id = from.Id("_id"),
        PublicationId = from.Id("publication_id"),
        UserId = from.Text("user_id"),
        Sequence = from.Number("sequence"),
        Notification = Notification.FromJson(from.Text("content")),
        Priority = from.Choice<Priority>("priority"),
        Listed = from.Flag("listed"),
        Decisions = [.. from["decisions"].AsBsonArray.Select(decision => ReadDecision(decision.AsBsonDocument))],
        CreatedAt = from.Instant("created_ticks"),
        ReadAt = readAt,
        DismissedAt = from.InstantOrNull("dismissed_at"),
    };

    // For whoever reads the collection with other tools; we ourselves read the content. Values that are no plain ones stay JSON.
    private static BsonDocument Metadata(JsonObject? metadata)
    {
        var written = new BsonDocument();
        foreach (var (name, value) in metadata ?? [])
        {
            if (!name.StartsWith('$') && !name.Contains('.', StringComparison.Ordinal) && !name.Contains('\0', StringComparison.Ordinal))
            {
                written[name] = value is JsonValue plain && plain.TryGetValue<string>(out var text) ? text : Field.Of(value?.ToJsonString());
            }
        }

        return written;
    }
}
