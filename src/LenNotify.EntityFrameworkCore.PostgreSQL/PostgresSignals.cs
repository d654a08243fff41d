using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LenNotify;

/// <summary>
/// Wakes other nodes by LISTEN/NOTIFY. A notification takes a lock of the whole server while its transaction commits, so it
/// is never sent inside a transaction that writes: lost with a crash, it costs a poll.
/// </summary>
internal sealed class PostgresSignals(Func<DbContext> contexts, TimeProvider time)
{
    private const string Channel = "lennotify";

    // The server takes less than 8,000 bytes.
    private const int MostBytes = 7_900;
    private const char Between = '\n';
    private static readonly TimeSpan BeforeReconnect = TimeSpan.FromSeconds(1);

    /// <summary>Sends all topics with one statement.</summary>
    public static async Task SendAsync(StoreSession session, IReadOnlyList<string> topics, CancellationToken cancellationToken) =>
        await session.Batch().Add($"SELECT pg_notify('{Channel}', p) FROM unnest($1::text[]) AS p", (object)Payloads(topics))
            .RunAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The topics as they come. A lost connection is opened again after a moment.</summary>
    public async IAsyncEnumerable<string> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var heard = System.Threading.Channels.Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
        while (!cancellationToken.IsCancellationRequested)
        {
            var context = contexts();
            await using var closing = context.ConfigureAwait(false);
            var connection = await TryOpenAsync(context, heard.Writer, cancellationToken).ConfigureAwait(false);
            while (connection is not null && await TryWaitAsync(connection, cancellationToken).ConfigureAwait(false))
            {
                while (heard.Reader.TryRead(out var topic))
                {
                    yield return topic;
                }
            }

            await Task.Delay(BeforeReconnect, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<NpgsqlConnection?> TryOpenAsync(DbContext context, ChannelWriter<string> heard, CancellationToken cancellationToken)
    {
        try
        {
            var connection = (NpgsqlConnection)context.Database.GetDbConnection();
            connection.Notification += (_, said) =>
            {
                foreach (var topic in said.Payload.Split(Between))
                {
                    heard.TryWrite(topic);
                }
            };
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            var listen = new NpgsqlCommand($"LISTEN {Channel}", connection);
            await using (listen.ConfigureAwait(false))
            {
                await listen.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            return connection;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    private static async Task<bool> TryWaitAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string[] Payloads(IReadOnlyList<string> topics)
    {
        var payloads = new List<string>();
        foreach (var topic in topics.Distinct(StringComparer.Ordinal))
        {
            if (payloads.Count > 0 && System.Text.Encoding.UTF8.GetByteCount(payloads[^1]) + System.Text.Encoding.UTF8.GetByteCount(topic) < MostBytes)
            {
                payloads[^1] += Between + topic;
            }
            else
            {
                payloads.Add(topic);
            }
        }

        return [.. payloads];
    }
}
