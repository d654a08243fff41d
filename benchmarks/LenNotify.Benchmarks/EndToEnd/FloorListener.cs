using LenNotify.Benchmarks.Hub;
using Npgsql;

namespace LenNotify.Benchmarks.EndToEnd;

/// <summary>
/// The floor's other half, in the process with the hub: hears what was stored, reads it, and sends it to each person's group. It repairs
/// nothing that it missed.
/// </summary>
internal sealed class FloorListener(NpgsqlConnection listening, NpgsqlConnection reading, HubWorld world)
{
    private const int IdLength = 32;
    private const string Read = "SELECT id, user_id, sequence, answer_unread, notification, created_at FROM lennotify_items WHERE id = ANY($1) ORDER BY user_id, sequence";
    private readonly Queue<string> _heard = new();

    /// <summary>Until its connection ends.</summary>
    internal async Task RunAsync()
    {
        listening.Notification += (_, heard) => _heard.Enqueue(heard.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {FloorPublisher.Topic}", listening))
        {
            await listen.ExecuteNonQueryAsync();
        }

        await using var read = new NpgsqlCommand(Read, reading) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [] } } };
        await read.PrepareAsync();
        while (true)
        {
            await listening.WaitAsync();
            while (_heard.TryDequeue(out var ids))
            {
                await TellAsync(read, [.. Enumerable.Range(0, ids.Length / IdLength).Select(i => Guid.ParseExact(ids.AsSpan(i * IdLength, IdLength), "N"))]);
            }
        }
    }

    private async Task TellAsync(NpgsqlCommand read, Guid[] ids)
    {
        ((NpgsqlParameter<Guid[]>)read.Parameters[0]).TypedValue = ids;
        await using var row = await read.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var says = LenNotify.Notification.FromJson(row.GetString(4));
            await world.SendRawAsync(
                row.GetString(1)[FloorPublisher.Stranger.Length..],
                RawBody.Of(says, row.GetGuid(0), row.GetInt64(2), row.GetInt64(3), new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero)));
        }
    }
}
