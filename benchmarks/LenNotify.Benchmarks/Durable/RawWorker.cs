using System.Buffers.Binary;
using Npgsql;

namespace LenNotify.Benchmarks.Durable;

/// <summary>
/// The floor of delivering: claims what is due with its content, takes the caps of those whom it is for, and completes, all
/// by hand. It judges nothing again.
/// </summary>
internal sealed class RawWorker(NpgsqlConnection connection) : IAsyncDisposable
{
    private const int Cap = 30;
    private readonly Guid _owner = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private sealed record Claimed(Guid Id, string UserId, byte[] Starts, Notification Notification);

    /// <summary>Until nothing is due; how many it sent.</summary>
    internal async Task<int> RunAsync()
    {
        var sent = 0;
        while (await ClaimAsync(TimeProvider.System.GetUtcNow().UtcTicks) is { Count: > 0 } claimed)
        {
            await using var complete = new RawBatch(connection).Add(
                RawSql.Complete, claimed.Select(one => one.Id).ToArray(), _owner, TimeProvider.System.GetUtcNow().UtcTicks);
            sent += (await complete.ListAsync(row => row.GetGuid(0))).Count;
        }

        return sent;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<List<Claimed>> ClaimAsync(long now)
    {
        await using var claim = new RawBatch(connection).Add("BEGIN").Add(RawSql.Claim, _owner, now, now + TimeSpan.TicksPerMinute);
        var claimed = await claim.ListAsync(row => new Claimed(
            row.GetGuid(0), row.GetString(1), row.GetFieldValue<byte[]>(2), LenNotify.Notification.FromJson(row.GetString(3))));
        var starts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var one in claimed)
        {
            starts[one.UserId] = With(starts.GetValueOrDefault(one.UserId, one.Starts), now);
        }

        await using var keep = new RawBatch(connection).Add(RawSql.KeepStarts, starts.Keys.ToArray(), starts.Values.ToArray()).Add("COMMIT");
        await keep.RunAsync();
        return claimed;
    }

    private static byte[] With(byte[] starts, long now)
    {
        var last = starts.AsSpan(Math.Max(0, starts.Length - ((Cap - 1) * sizeof(long))));
        var more = new byte[last.Length + sizeof(long)];
        last.CopyTo(more);
        BinaryPrimitives.WriteInt64LittleEndian(more.AsSpan(last.Length), now);
        return more;
    }
}
