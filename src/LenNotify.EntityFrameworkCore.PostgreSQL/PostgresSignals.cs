using System.Data;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LenNotify;

/// <summary>
/// Wakes other nodes by LISTEN/NOTIFY. A notification takes a lock of the whole server while its transaction commits, so it
/// is never sent inside a transaction that writes, at most right behind it: lost with a crash, it costs a poll.
/// </summary>
internal sealed class PostgresSignals(Func<DbContext> contexts, TimeProvider time)
{
    /// <summary>
    /// Says what <see cref="Payloads"/> gives, with one statement which does not wait for the disk: what it says is worth nothing after a crash.
    /// </summary>
    public const string Say = $"SELECT pg_notify('{Name}', p) FROM set_config('synchronous_commit', 'off', TRUE), unnest($1::text[]) AS p";

    private const string Name = "lennotify";

    // The server takes less than 8,000 bytes.
    private const int MostBytes = 7_900;
    private const char Between = '\n';
    private static readonly TimeSpan BeforeReconnect = TimeSpan.FromSeconds(1);

    /// <summary>Sends all topics.</summary>
    public static Task<int> SendAsync(StoreSession session, IReadOnlyList<string> topics, CancellationToken cancellationToken) =>
        session.Batch().Add(Say, (object)Payloads(topics)).RunAsync(cancellationToken);

    /// <summary>As few payloads as carry the topics.</summary>
    public static string[] Payloads(IReadOnlyList<string> topics)
    {
        var payloads = new List<string>();
        var left = 0;
        foreach (var topic in topics.Distinct(StringComparer.Ordinal))
        {
            var bytes = Encoding.UTF8.GetByteCount(topic) + 1;
            if (bytes <= left)
            {
                payloads[^1] += Between + topic;
                left -= bytes;
            }
            else
            {
                payloads.Add(topic);
                left = MostBytes - bytes;
            }
        }

        return [.. payloads];
    }

    /// <summary>The topics as they come. A lost connection is opened again after a moment.</summary>
    public async IAsyncEnumerable<string> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var heard = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
        void Hear(object sender, NpgsqlNotificationEventArgs said)
        {
            foreach (var topic in said.Payload.Split(Between))
            {
                heard.Writer.TryWrite(topic);
            }
        }

        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var context = contexts();
            await using var closing = context.ConfigureAwait(false);
            var connection = (NpgsqlConnection)context.Database.GetDbConnection();
            connection.Notification += Hear;
            try
            {
                var listens = await TryListenAsync(connection, cancellationToken).ConfigureAwait(false);
                while (listens && await TryWaitAsync(connection, cancellationToken).ConfigureAwait(false))
                {
                    while (heard.Reader.TryRead(out var topic))
                    {
                        yield return topic;
                    }
                }
            }
            finally
            {
                // The host's context may come from a pool, and so does its connection: what we did to it must not stay with it. One
                // that still listens while nobody reads from it is in the way of every other.
                connection.Notification -= Hear;
                await TryAsync(connection, "UNLISTEN *", CancellationToken.None).ConfigureAwait(false);
                await connection.CloseAsync().ConfigureAwait(false);
            }

            await Task.Delay(BeforeReconnect, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<bool> TryListenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            return false;
        }

        return await TryAsync(connection, $"LISTEN {Name}", cancellationToken).ConfigureAwait(false);
    }

    // False on a connection that is lost.
    private static async Task<bool> TryAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        if (connection.State != ConnectionState.Open)
        {
            return false;
        }

        try
        {
            var command = new NpgsqlCommand(statement, connection);
            await using (command.ConfigureAwait(false))
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            return true;
        }
        catch (NpgsqlException)
        {
            return false;
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
}
