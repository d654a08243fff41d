using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LenNotify;

/// <summary>Sees to it that what was acknowledged is on the disk, and that the file survives whatever interrupts a write.</summary>
internal sealed class SqliteJournaling(SqliteStoreOptions options)
{
    private const int Busy = 5;
    private const string Memory = "memory";

    /// <summary>
    /// What each connection is told. Beside a rollback journal the folder is written through as well: else the journal of a
    /// commit could come back after a power failure, and undo it.
    /// </summary>
    public string Begin { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout = {(long)options.LockTimeout.TotalMilliseconds}; PRAGMA synchronous = {(options.Journal == SqliteJournal.WriteAhead ? "FULL" : "EXTRA")}");

    /// <summary>In seconds, as a command counts: by then the wait for the file is over.</summary>
    public int CommandTimeout { get; } = Math.Max(1, (int)options.LockTimeout.TotalSeconds);

    private string Mode => options.Journal == SqliteJournal.WriteAhead ? "wal" : "delete";

    /// <summary>Puts the journal into the file: what EF Core makes has a write-ahead log.</summary>
    public async Task<string?> PrepareAsync(DbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var connection = context.Database.GetDbConnection();
        var mode = await ChangeAsync(connection, cancellationToken).ConfigureAwait(false);
        if (mode != Mode && mode != Memory)
        {
            // Mostly nobody but the pool still has the file open.
            SqliteConnection.ClearPool((SqliteConnection)connection);
            mode = await ChangeAsync(connection, cancellationToken).ConfigureAwait(false);
        }

        return mode == Mode ? null
            : mode == Memory ? "The database lies in memory, where each connection has one of its own. The store needs a file."
            : $"The journal of the database file could not be changed to '{Mode}', because another connection has the file open. Close it before the host starts, "
                + $"run 'PRAGMA journal_mode = {Mode}' when nobody uses the file, or choose another journal where UseEntityFramework is called.";
    }

    // The journal that the file has then; null when others have the file.
    private async Task<string?> ChangeAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var change = connection.CreateCommand();
        await using (change.ConfigureAwait(false))
        {
#pragma warning disable CA2100 // One of two words of our own.
            change.CommandText = $"PRAGMA journal_mode = {Mode}";
#pragma warning restore CA2100
            change.CommandTimeout = 1;
            try
            {
                return (string?)await change.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (SqliteException e) when (e.SqliteErrorCode == Busy)
            {
                return null;
            }
        }
    }
}
