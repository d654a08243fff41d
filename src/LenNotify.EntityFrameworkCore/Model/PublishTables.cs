namespace LenNotify;

/// <summary>What was accepted and what became of it in people's inboxes. Instants are UTC ticks: exact, and the same in every database.</summary>
internal static class PublishTables
{
    /// <summary>Defines the tables.</summary>
    public static void Define(Func<string, Table> table)
    {
        table("publications")
            .Column<Guid>("id").Key("id")
            .Column<string>("producer").Column<string>("dedupe_key").Column<byte[]>("body_hash")
            .Column<string>("type").Column<string>("payload").Column<bool>("is_event")
            .Column<string>("audience", optional: true).Column<string>("segment", optional: true)
            .Column<long>("due_at").Column<string>("correlation_id").Column<string>("trace_parent", optional: true)
            .Column<long>("accepted_at").Column<bool>("routed").Column<string>("cursor", optional: true)
            .Column<int>("claims").Column<Guid?>("lease_owner").Column<long?>("lease_until")
            .Unique("dedupe", null, "producer", "dedupe_key")
            .Index("due", "NOT routed", "due_at", "id")
            .Index("accepted", null, "accepted_at", "id");
        table("items")
            .Column<Guid>("id").Key("id")
            .Column<Guid>("publication_id").Column<string>("user_id").Column<long>("sequence")
            .Column<string>("notification").Column<string>("type").Column<short>("severity").Column<short>("priority")
            .Column<bool>("listed").Column<bool>("counted").Column<string>("decisions").Column<long>("created_at")
            .Column<long?>("expires_at").Column<bool>("expired").Column<long?>("read_at").Column<long?>("dismissed_at")
            .Column<int?>("answer_place").Column<long>("answer_unread").Searched("words")
            .Unique("publication", null, "publication_id", "user_id")
            .Unique("recent", "listed AND dismissed_at IS NULL", "user_id", "sequence").Holding("type", "severity", "counted", "created_at", "expires_at")
            .Index("filtered", "NOT listed", "user_id", "created_at", "id").Holding("type", "severity", "expires_at", "read_at", "dismissed_at")
            .Index("type", null, "type", "created_at")
            .Index("expiry", "NOT expired AND expires_at IS NOT NULL", "expires_at")
            .Sparse("age", "created_at");
        table("engagements")
            .Column<Guid>("item_id").Column<short>("kind").Column<string>("channel").Column<string>("action_key")
            .Column<string>("user_id").Column<long>("at")
            .Key("item_id", "kind", "channel", "action_key");
    }
}
