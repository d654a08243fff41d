using LenNotify.Benchmarks.Durable;
using Npgsql;

namespace LenNotify.Benchmarks.Million;

/// <summary>An inbox by hand: what each question needs and nothing else.</summary>
internal sealed class RawInbox(NpgsqlConnection connection) : IAsyncDisposable
{
    private const string Newest =
        """
        SELECT i.id, i.publication_id, i.sequence, i.notification, i.priority, i.decisions, i.created_at, i.read_at, i.sequence <= s.read_up_to
        FROM lennotify_items i JOIN lennotify_states s ON s.user_id = i.user_id
        WHERE i.user_id = $1 AND i.listed AND i.dismissed_at IS NULL AND (i.expires_at IS NULL OR i.expires_at > $2)
        ORDER BY i.sequence DESC LIMIT $3
        """;

    private const string Touch = "UPDATE lennotify_states SET version = version + 1 WHERE user_id = $1";

    private const string UnreadAgain = "UPDATE lennotify_states SET read_up_to = 0, read_up_to_at = NULL, unread = $2 WHERE user_id = $1";

    internal sealed record Item(Guid Id, Guid PublicationId, long Sequence, Notification Notification, Priority Priority, string Decisions, DateTimeOffset CreatedAt, bool Read);

    /// <summary>A page of what came last.</summary>
    internal async Task<List<Item>> NewestAsync(string userId, int count, DateTimeOffset now)
    {
        await using var list = new RawBatch(connection).Add(Newest, userId, now.UtcTicks, count);
        return await list.ListAsync(row => new Item(
            row.GetGuid(0), row.GetGuid(1), row.GetInt64(2), LenNotify.Notification.FromJson(row.GetString(3)), (Priority)row.GetInt16(4), row.GetString(5),
            new DateTimeOffset(row.GetInt64(6), TimeSpan.Zero), !row.IsDBNull(7) || row.GetBoolean(8)));
    }

    /// <summary>The least that a statement can be.</summary>
    internal async Task<int> NothingAsync()
    {
        await using var nothing = new RawBatch(connection).Add("SELECT 1");
        return (await nothing.ListAsync(row => row.GetInt32(0)))[0];
    }

    /// <summary>Writes one row, durably.</summary>
    internal async Task TouchAsync(string userId)
    {
        await using var touch = new RawBatch(connection).Add(Touch, userId);
        await touch.RunAsync();
    }

    /// <summary>Nothing of theirs was read.</summary>
    internal async Task UnreadAgainAsync(string userId, long unread)
    {
        await using var again = new RawBatch(connection).Add(UnreadAgain, userId, unread);
        await again.RunAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
