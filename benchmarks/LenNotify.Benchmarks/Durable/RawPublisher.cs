using System.Buffers.Binary;
using System.Text.Json;
using System.Threading.Channels;
using Npgsql;

namespace LenNotify.Benchmarks.Durable;

/// <summary>
/// The floor of publishing: the same rows by hand, in one commit and one round trip. While one commit runs, the next
/// publications queue up; then all of them are written. It routes nothing. With a hub it writes what is for the inbox alone,
/// and tells the hub of it after the commit.
/// </summary>
internal sealed class RawPublisher(NpgsqlConnection connection, IDeliveryHub? hub = null) : IAsyncDisposable
{
    internal const string Decisions =
        """[{"channel":"inapp","verdict":"deliver","reason":"routed","silent":false},{"channel":"noop","verdict":"deliver","reason":"routed","silent":false}]""";

    private const string InAppDecision = """[{"channel":"inapp","verdict":"deliver","reason":"routed","silent":false}]""";

    private readonly Channel<Waiting> _queue = System.Threading.Channels.Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });

    private sealed record Waiting(Notification Notification, string UserId)
    {
        internal Guid Id { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

        internal Guid ItemId { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

        internal Guid DeliveryId { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

        internal string Json { get; } = Notification.ToJson();

        internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal Task PublishAsync(Notification notification, string userId)
    {
        var waiting = new Waiting(notification, userId);
        _queue.Writer.TryWrite(waiting);
        return waiting.Done.Task;
    }

    /// <summary>Alone, there is nothing to wait for.</summary>
    internal Task PublishOneAsync(Notification notification, string userId) => WriteAsync([new Waiting(notification, userId)]);

    /// <summary>Writes until the queue is completed.</summary>
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

            await WriteAsync(batch);
            batch.ForEach(waiting => waiting.Done.SetResult());
        }
    }

    internal void Complete() => _queue.Writer.Complete();

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task WriteAsync(List<Waiting> batch)
    {
        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        var people = batch.GroupBy(one => one.UserId).ToDictionary(same => same.Key, same => same.Count());
        await using var write = new RawBatch(connection)
            .Add("BEGIN")
            .Add(RawSql.Publish, Column(batch, one => one.Id), Column(batch, one => one.Id.ToString("N")), Column(batch, _ => Array.Empty<byte>()), Column(batch, one => one.Notification.Type),
                Column(batch, one => one.Json), Column(batch, one => JsonSerializer.Serialize<string[]>([one.UserId])), now)
            .Add(RawSql.Count, people.Keys.ToArray(), people.Values.Select(count => (long)count).ToArray(), people.Values.Select(count => Starts(count, now)).ToArray())
            .Add(RawSql.Items, Column(batch, one => one.ItemId), Column(batch, one => one.Id), Column(batch, one => one.UserId), Back(batch, people),
                Column(batch, one => one.Json), Column(batch, one => one.Notification.Type), Column(batch, _ => hub is null ? Decisions : InAppDecision), now,
                Column(batch, one => RawSql.WordsOf(one.UserId, one.Notification)));
        if (hub is null)
        {
            await write.Add(RawSql.Deliveries, Column(batch, one => one.DeliveryId), Column(batch, one => one.UserId), now)
                .Add(RawSql.Members, Column(batch, one => one.DeliveryId), Column(batch, one => one.ItemId))
                .Add("COMMIT").RunAsync();
            return;
        }

        var states = await write.Add("COMMIT").ListAsync(row => (UserId: row.GetString(0), Sequence: row.GetInt64(1), Unread: row.GetInt64(2)));
        await TellAsync(batch, states.ToDictionary(state => state.UserId, state => (state.Sequence, state.Unread)), people, now);
    }

    private async Task TellAsync(List<Waiting> batch, Dictionary<string, (long Sequence, long Unread)> states, Dictionary<string, int> people, long now)
    {
        var back = Back(batch, people);
        for (var i = 0; i < batch.Count; i++)
        {
            var (sequence, unread) = states[batch[i].UserId];
            var message = new HubMessage(HubMessageKind.Received, sequence - back[i], unread - back[i])
            {
                Items = [batch[i].ItemId],
                Notification = batch[i].Notification,
                Priority = Priority.Normal,
                CreatedAt = new DateTimeOffset(now, TimeSpan.Zero),
            };
            await hub!.PushAsync(batch[i].UserId, message, default);
        }
    }

    private static T[] Column<T>(List<Waiting> batch, Func<Waiting, T> value) => [.. batch.Select(value)];

    // How many of a person's items in this batch come after each.
    private static long[] Back(List<Waiting> batch, Dictionary<string, int> people)
    {
        var left = new Dictionary<string, int>(people, StringComparer.Ordinal);
        return [.. batch.Select(one => (long)--left[one.UserId])];
    }

    private static byte[] Starts(int count, long now)
    {
        var starts = new byte[count * sizeof(long)];
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(starts.AsSpan(i * sizeof(long)), now);
        }

        return starts;
    }
}
