namespace LenNotify.Benchmarks.Hub;

/// <summary>What a team would send to its clients.</summary>
internal sealed record RawBody(long Sequence, long Unread, RawItem Item, Guid[] Ids)
{
    /// <summary>About an item that was just stored.</summary>
    internal static RawBody Of(Notification says, Guid id, long sequence, long unread, DateTimeOffset now) => new(
        sequence, unread, new RawItem(id, sequence, says.Type, says.Title, says.Message, "success", "normal", now, false, says.Attributes), [id]);
}
