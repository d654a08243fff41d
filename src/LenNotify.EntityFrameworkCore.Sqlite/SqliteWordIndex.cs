using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace LenNotify;

/// <summary>
/// The index of words: a table of FTS5 beside the items, which no model can say, and triggers that keep it with them whoever
/// writes. It is made at the host's start, out of the items that there are. A row is found by its item too, as by a word that
/// begins with a letter which no person's key has.
/// </summary>
internal static class SqliteWordIndex
{
    private const int Whole = 3;

    /// <summary>Makes it where it is missing, or not whole.</summary>
    public static async Task<string?> PrepareAsync(DbContext context, CancellationToken cancellationToken)
    {
        var (items, search) = (StoreTables.ItemTable(context.Model), StoreTables.SearchTable(context.Model));
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        if (await PartsAsync(connection, search, cancellationToken).ConfigureAwait(false) == Whole)
        {
            return null;
        }

        var names = context.GetService<ISqlGenerationHelper>();
        try
        {
            await RunAsync(connection, Make(names.DelimitIdentifier(items), search, names), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (SqliteException e) when (e.Message.Contains("fts5", StringComparison.OrdinalIgnoreCase))
        {
            return "This build of SQLite has no FTS5, which the search of inboxes needs. Use one that has it, such as the bundle e_sqlite3.";
        }
    }

    private static async Task RunAsync(DbConnection connection, string statements, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = transaction.ConfigureAwait(false);
        var make = connection.CreateCommand();
        await using var closingMake = make.ConfigureAwait(false);
        make.Transaction = transaction;
#pragma warning disable CA2100 // Names of tables, delimited.
        make.CommandText = statements;
#pragma warning restore CA2100
        await make.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<long> PartsAsync(SqliteConnection connection, string search, CancellationToken cancellationToken)
    {
        var count = connection.CreateCommand();
        await using (count.ConfigureAwait(false))
        {
            count.CommandText = "SELECT count(*) FROM sqlite_master WHERE name IN ($name, $name || '_added', $name || '_removed')";
            count.Parameters.AddWithValue("$name", search);
            return (long)(await count.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
    }

    private static string Make(string items, string search, ISqlGenerationHelper names)
    {
        var (table, added, removed) = (names.DelimitIdentifier(search), names.DelimitIdentifier(search + "_added"), names.DelimitIdentifier(search + "_removed"));
        static string Mark(string row) => $"'x' || lower(replace({row}.id, '-', ''))";
        static string Row(string row) => $"{row}.words || ' ' || {Mark(row)}, {row}.id";
        return $"""
            DROP TRIGGER IF EXISTS {added};
            DROP TRIGGER IF EXISTS {removed};
            DROP TABLE IF EXISTS {table};
            CREATE VIRTUAL TABLE {table} USING fts5(words, item UNINDEXED, tokenize = 'ascii', detail = 'none');
            INSERT INTO {table} (words, item) SELECT {Row("i")} FROM {items} i WHERE i.words IS NOT NULL ORDER BY i.sequence;
            CREATE TRIGGER {added} AFTER INSERT ON {items} WHEN new.words IS NOT NULL BEGIN
                INSERT INTO {table} (words, item) VALUES ({Row("new")});
            END;
            CREATE TRIGGER {removed} AFTER DELETE ON {items} WHEN old.words IS NOT NULL BEGIN
                DELETE FROM {table} WHERE rowid IN (SELECT f.rowid FROM {table} f WHERE f.{table} MATCH {Mark("old")});
            END;
            """;
    }
}
