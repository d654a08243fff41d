namespace LenNotify;

/// <summary>
/// What the host's own transactions write: rows that nothing else has, in a table that nothing waits for. Its number is the
/// database's and no key is unique here, so that no commit of the host's ever waits for another or fails because of it; dedupe
/// keys are taken afterwards, by a transaction of ours.
/// </summary>
internal static class OutboxTable
{
    /// <summary>Its name in our statements.</summary>
    public const string Name = "outbox";

    /// <summary>Defines it.</summary>
    public static void Define(Func<string, Table> table) => table(Name)
        .Counted("number")
        .Column<Guid>("id").Column<string>("producer").Column<string>("dedupe_key").Column<byte[]>("body_hash")
        .Column<string>("type").Column<string>("payload").Column<bool>("is_event")
        .Column<string>("audience", optional: true).Column<string>("segment", optional: true)
        .Column<long>("due_at").Column<string>("correlation_id").Column<string>("trace_parent", optional: true);
}
