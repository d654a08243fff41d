namespace LenNotify;

/// <summary>What is to be sent, and what came of it. The filters are the numbers of <see cref="DeliveryState"/>.</summary>
internal static class DeliverTables
{
    /// <summary>Defines the tables.</summary>
    public static void Define(Func<string, Table> table)
    {
        table("deliveries")
            .Column<Guid>("id").Key("id")
            .Column<string>("user_id").Column<string>("channel").Column<Guid>("target_id").Column<short>("priority")
            .Column<string>("join_key", optional: true).Column<bool>("open")
            .Column<bool>("unless_read").Column<Guid?>("after_failure_of")
            .Column<short>("state").Column<long>("due_at").Column<long>("turn").Column<long?>("wake_at")
            .Column<int>("attempts").Column<bool>("running").Column<bool>("caps_taken").Column<bool>("takes_caps")
            .Column<long?>("started_at").Column<long?>("first_attempt_at").Column<Guid?>("lease_owner")
            .Column<long?>("ended_at").Column<string>("cause", optional: true)
            .Index("ready", "state = 1", "channel", "turn", "id")
            .Index("ready_user", "state = 1", "user_id", "channel", "turn", "id")
            .Index("wake", "state IN (0, 2)", "channel", "wake_at")
            .Unique("bundle", "open", "user_id", "channel", "target_id", "join_key")
            .Index("after", "state = 3", "after_failure_of")
            .Index("dead", "state = 5", "ended_at", "id")
            .Index("ended", "state IN (4, 6)", "ended_at");
        table("members")
            .Column<Guid>("delivery_id").Column<Guid>("item_id").Column<long?>("left_at")
            .Key("delivery_id", "item_id")
            .Index("item", null, "item_id");
        table("attempts")
            .Counted("id")
            .Column<Guid>("delivery_id").Column<string>("channel").Column<int>("number").Column<long>("started_at")
            .Column<long?>("ended_at").Column<short?>("state").Column<string>("cause", optional: true)
            .Index("delivery", null, "delivery_id");
        table("rulings")
            .Counted("id")
            .Column<Guid>("item_id").Column<Guid>("delivery_id").Column<string>("channel").Column<short>("verdict")
            .Column<short>("reason").Column<long?>("until").Column<long>("at")
            .Index("item", null, "item_id");
        table("messages")
            .Column<string>("channel").Column<string>("reference").Key("channel", "reference")
            .Column<Guid?>("delivery_id").Column<bool?>("reached").Column<string>("status", optional: true).Column<long?>("at")
            .Index("delivery", null, "delivery_id");
        table("channels").Column<string>("channel").Key("channel").Column<byte[]>("rate").Roomy();
    }
}
