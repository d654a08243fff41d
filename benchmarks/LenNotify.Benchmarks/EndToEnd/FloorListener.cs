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
    private const string Read = "SELECT i.id, i.user_id, i.sequence, i.answer_unread, i.notification, i.created_at FROM unnest($1::uuid[]) AS r(id) JOIN lennotify_items i ON i.id = r.id ORDER BY i.user_id, i.sequence";

    // Planned while the table is empty, and kept: each row by its key, however many there will be.
    private const string ByKey = "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off";
    private readonly Queue<string> _heard = new();

    /// <summary>Until its connection ends.</summary>
    internal async Task RunAsync()
    {
        listening.Notification += (_, heard) => _heard.Enqueue(heard.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {FloorPublisher.Topic}", listening))
        {
            await listen.ExecuteNonQueryAsync();
        }

        await using (var plan = new NpgsqlCommand(ByKey, reading))
        {
            await plan.ExecuteNonQueryAsync();
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
