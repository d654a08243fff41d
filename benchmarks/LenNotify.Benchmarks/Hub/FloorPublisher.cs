using System.Text.Json;
using System.Threading.Channels;
using LenNotify.Benchmarks.Durable;
using Npgsql;

namespace LenNotify.Benchmarks.Hub;

/// <summary>
/// The floor from publishing to a client: publication, state and item by hand, all that waits in one commit, and then a group
/// send for each. It routes nothing, and finds nothing that another node stored. Without a hub of its own it says in the same
/// commit what it stored, to whoever listens (<see cref="EndToEnd.FloorListener"/>).
/// </summary>
internal sealed class FloorPublisher(NpgsqlConnection connection, HubWorld? world) : IAsyncDisposable
{
    internal const string Topic = "floor";
    internal const string Stranger = "raw-";
    private const string Tell = $"SELECT pg_notify('{Topic}', $1)";
    private const string Decisions = """[{"channel":"inapp","verdict":"deliver","reason":"routed","silent":false}]""";
    private readonly Channel<Waiting> _queue = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });

    private sealed record Waiting(Notification Notification, string UserId)
    {
        internal Guid Id { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

        internal Guid ItemId { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

        internal string Json { get; } = Notification.ToJson();

        // People of its own: what it keeps of their activity is nothing that we could read.
        internal string Stored { get; } = Stranger + UserId;

        internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal Task PublishAsync(Notification notification, string userId)
    {
        var waiting = new Waiting(notification, userId);
        _queue.Writer.TryWrite(waiting);
        return waiting.Done.Task;
    }

    /// <summary>Writes until it is disposed of.</summary>
    internal async Task RunAsync()
    {
        var batch = new List<Waiting>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < 200 && _queue.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            var now = TimeProvider.System.GetUtcNow();
            var last = await WriteAsync(batch, now.UtcTicks);
            for (var i = world is null ? -1 : batch.Count - 1; i >= 0; i--)
            {
                var (one, sequence) = (batch[i], last[batch[i].Stored]--);
                await world!.SendRawAsync(one.UserId, RawBody.Of(one.Notification, one.ItemId, sequence, sequence, now));
            }

            batch.ForEach(waiting => waiting.Done.SetResult());
        }
    }

    public ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        return connection.DisposeAsync();
    }

    private async Task<Dictionary<string, long>> WriteAsync(List<Waiting> batch, long now)
    {
        var people = batch.GroupBy(one => one.Stored).ToDictionary(same => same.Key, same => (long)same.Count());
        await using var batched = new RawBatch(connection);
        var write = batched
            .Add("BEGIN")
            .Add(RawSql.Publish, Column(batch, one => one.Id), Column(batch, one => one.Id.ToString("N")), Column(batch, _ => Array.Empty<byte>()), Column(batch, one => one.Notification.Type),
                Column(batch, one => one.Json), Column(batch, one => JsonSerializer.Serialize<string[]>([one.Stored])), now)
            .Add(RawSql.Count, people.Keys.ToArray(), people.Values.ToArray(), people.Values.Select(_ => new byte[sizeof(long)]).ToArray())
            .Add(RawSql.Items, Column(batch, one => one.ItemId), Column(batch, one => one.Id), Column(batch, one => one.Stored), Back(batch),
                Column(batch, one => one.Json), Column(batch, one => one.Notification.Type), Column(batch, _ => Decisions), now,
                Column(batch, one => RawSql.WordsOf(one.Stored, one.Notification)));
        if (world is null)
        {
            // 200 of them are below the 8,000 bytes that a notification may have.
            await write.Add(Tell, string.Concat(batch.Select(one => one.ItemId.ToString("N")))).Add("COMMIT").RunAsync();
            return [];
        }

        var states = await write.Add("COMMIT").ListAsync(row => (UserId: row.GetString(0), Sequence: row.GetInt64(1)));
        return states.ToDictionary(one => one.UserId, one => one.Sequence);
    }

    private static T[] Column<T>(List<Waiting> batch, Func<Waiting, T> value) => [.. batch.Select(value)];

    // How many of a person's items in this batch come after each.
    private static long[] Back(List<Waiting> batch)
    {
        var after = new Dictionary<string, long>(StringComparer.Ordinal);
        var back = new long[batch.Count];
        for (var i = batch.Count - 1; i >= 0; i--)
        {
            back[i] = after.GetValueOrDefault(batch[i].Stored);
            after[batch[i].Stored] = back[i] + 1;
        }

        return back;
    }
}
