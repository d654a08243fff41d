using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>A person's state document.</summary>
/// <param name="State">The state.</param>
/// <param name="ReadAllAt">When the person last marked everything read.</param>
/// <param name="IsKnown">Whether there is a document.</param>
internal sealed record Person(UserState State, DateTimeOffset? ReadAllAt, bool IsKnown)
{
    /// <summary>Out of the document, if there is one.</summary>
    public static Person Of(string userId, BsonDocument? root) => root is null
        ? new Person(People.Nobody(userId), null, false)
        : new Person(
            new UserState(
                userId, root.Number("sequence"), root.Number("version"), root.Number("unread"), root.Number("read_up_to"), UserActivity.FromBytes(root.Bytes("activity"))),
            root.InstantOrNull("read_up_to_at"),
            true);

    /// <summary>The document.</summary>
    public BsonDocument ToBson() => new()
    {
        ["_id"] = State.UserId,
        ["sequence"] = State.Sequence,
        ["version"] = State.Version,
        ["unread"] = State.Unread,
        ["read_up_to"] = State.ReadUpTo,
        ["read_up_to_at"] = Field.Of(ReadAllAt),
        ["activity"] = Field.Of(State.Activity.ToBytes()),
    };
}
