using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>
/// How a delivery is written and read. What it carries, its attempts and what was ruled are in its own document. It is in its
/// channel's queue while <c>queued</c>, and may be taken from <c>ready_at</c> on: when due, or when a lease ran out.
/// </summary>
internal static class DeliveryDocuments
{
    // Members and what is ruled about them lie in the delivery's document, which a commit has to hold.
    private const int MostMembers = 2_000;

    /// <summary>A new one.</summary>
    public static BsonDocument New(NewDelivery delivery, string userId, DeliveryState state) => Move(
        new BsonDocument
        {
            ["_id"] = Field.Of(delivery.Id),
            ["user_id"] = userId,
            ["channel"] = delivery.Channel,
            ["target_id"] = Field.Of(delivery.TargetId),
            ["priority"] = (int)delivery.Priority,
            ["join_key"] = Field.Of(delivery.JoinKey),
            ["open"] = delivery.JoinKey is not null,
            ["unless_read"] = delivery.Condition?.UnlessRead ?? false,
            ["after_failure_of"] = Field.Of(delivery.Condition?.AfterFailureOf),
            ["due_at"] = Field.Of(delivery.DueAt),
            ["turn"] = Field.Of(delivery.Turn),
            ["attempts"] = 0L,
            ["running"] = false,
            ["caps_taken"] = false,
            ["takes_caps"] = false,
            ["members"] = new BsonArray(),
            ["rulings"] = new BsonArray(),
            ["log"] = new BsonArray(),
        },
        state);

    /// <summary>Moves it to a state; whoever claims or ends it sets the rest.</summary>
    public static BsonDocument Move(BsonDocument delivery, DeliveryState state)
    {
        delivery["state"] = Field.Of(state);
        delivery["queued"] = state is DeliveryState.Queued or DeliveryState.Claimed;
        delivery["ready_at"] = delivery["due_at"];
        delivery["open"] = delivery.Flag("open") && state is (DeliveryState.Queued or DeliveryState.Blocked);
        delivery.Remove("reserved_by");
        delivery.Remove("reserved_until");
        return delivery;
    }

    /// <summary>Puts it back until an instant, which is its turn as well.</summary>
    public static BsonDocument Requeue(BsonDocument delivery, DateTimeOffset due, DateTimeOffset turn)
    {
        (delivery["due_at"], delivery["turn"]) = (Field.Of(due), Field.Of(turn));
        delivery.Remove("ended_at");
        return Move(delivery, DeliveryState.Queued);
    }

    /// <summary>Ends it.</summary>
    public static BsonDocument End(BsonDocument delivery, DeliveryState state, DateTimeOffset now, string? cause = null)
    {
        (delivery["ended_at"], delivery["cause"]) = (Field.Of(now), Field.Of(cause));
        (delivery["running"], delivery["lease_owner"]) = (false, BsonNull.Value);
        return Move(delivery, state);
    }

    /// <summary>The items that it still carries.</summary>
    public static IEnumerable<Guid> MembersOf(BsonDocument delivery) =>
        delivery["members"].AsBsonArray.Select(member => member.AsBsonDocument).Where(member => !member.Has("left_at")).Select(member => member.Id("item"));

    /// <summary>Lets it carry an item.</summary>
    public static void Join(BsonDocument delivery, Guid item)
    {
        if (!delivery["members"].AsBsonArray.Any(member => member.AsBsonDocument.Id("item") == item))
        {
            delivery["members"].AsBsonArray.Add(new BsonDocument { ["item"] = Field.Of(item), ["left_at"] = BsonNull.Value });
        }
    }

    /// <summary>Whether it takes no more joiners: the next one opens another bundle of the key.</summary>
    public static bool IsFull(BsonDocument delivery) => delivery["members"].AsBsonArray.Count >= MostMembers;

    /// <summary>Takes an item off it.</summary>
    public static void Leave(BsonDocument delivery, Guid item, DateTimeOffset now)
    {
        foreach (var member in delivery["members"].AsBsonArray.Select(member => member.AsBsonDocument))
        {
            if (member.Id("item") == item && !member.Has("left_at"))
            {
                member["left_at"] = Field.Of(now);
            }
        }
    }

    /// <summary>Gives it at least this priority.</summary>
    public static void Raise(BsonDocument delivery, Priority priority) => delivery["priority"] = Math.Max((int)delivery.Number("priority"), (int)priority);

    /// <summary>Notes what was ruled about an item.</summary>
    public static void Rule(BsonDocument delivery, Guid item, Verdict verdict, Reason reason, DateTimeOffset? until, DateTimeOffset now) =>
        delivery["rulings"].AsBsonArray.Add(new BsonDocument
        {
            ["item"] = Field.Of(item),
            ["verdict"] = Field.Of(verdict),
            ["reason"] = Field.Of(reason),
            ["until"] = Field.Of(until),
            ["at"] = Field.Of(now),
        });

    /// <summary>Logs an attempt.</summary>
    public static void Log(BsonDocument delivery, long number, DateTimeOffset? endedAt, CompletionState? state, string? cause) =>
        delivery["log"].AsBsonArray.Add(new BsonDocument
        {
            ["number"] = number,
            ["started_at"] = delivery["started_at"],
            ["ended_at"] = Field.Of(endedAt),
            ["state"] = state is { } value ? Field.Of(value) : BsonNull.Value,
            ["cause"] = Field.Of(cause),
        });

    /// <summary>As a judge sees it, with what it carries.</summary>
    public static DueDelivery Read(BsonDocument from, IReadOnlyList<InboxItem> members) => new()
    {
        Id = from.Id("_id"),
        Channel = from.Text("channel"),
        TargetId = from.Id("target_id"),
        Priority = (Priority)from.Number("priority"),
        Attempts = (int)from.Number("attempts"),
        CapsTaken = from.Flag("caps_taken"),
        Condition = from.Flag("unless_read") || from.Has("after_failure_of")
            ? new DeliveryCondition(from.Flag("unless_read"), from.IdOrNull("after_failure_of"))
            : null,
        Members = members,
    };
}
