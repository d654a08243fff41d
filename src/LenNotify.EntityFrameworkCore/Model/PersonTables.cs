namespace LenNotify;

/// <summary>What belongs to a person or to the system as a whole.</summary>
internal static class PersonTables
{
    /// <summary>Defines the tables.</summary>
    public static void Define(Func<string, Table> table)
    {
        table("states")
            .Column<string>("user_id").Key("user_id")
            .Column<long>("sequence").Column<long>("version").Column<long>("unread")
            .Column<long>("read_up_to").Column<long?>("read_up_to_at").Column<byte[]>("activity")
            .Column<long>("revision").Zero()
            .Roomy();
        table("books").Column<string>("user_id").Key("user_id").Column<long>("version").Column<string>("opt_outs");
        table("contacts")
            .Column<string>("user_id").Column<Guid>("id").Key("user_id", "id")
            .Column<int>("place").Column<string>("channel").Column<byte[]>("address").Column<byte[]>("address_hash")
            .Column<string>("country", optional: true).Column<long?>("verified_at").Column<string>("consent", optional: true)
            .Index("owner", null, "channel", "address_hash");
        table("suppressions")
            .Column<string>("channel").Column<byte[]>("address_hash").Key("channel", "address_hash")
            .Column<short>("cause").Column<string>("evidence");
        table("documents")
            .Column<string>("kind").Column<string>("owner").Column<string>("name").Key("kind", "owner", "name")
            .Column<long>("version").Column<string>("json", optional: true);
        table("audit")
            .Counted("id")
            .Column<string>("actor").Column<string>("action").Column<string>("target").Column<string>("outcome").Column<long>("at")
            .Index("target", null, "target", "id")
            .Index("actor", null, "actor", "id");
    }
}
