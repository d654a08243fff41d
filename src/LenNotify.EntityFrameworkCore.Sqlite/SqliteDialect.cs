using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using LenNotify.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LenNotify;

/// <summary>SQLite 3.35 and later. There is one writer at a time, so nothing is ever locked row by row.</summary>
internal partial class SqliteDialect(SqliteJournaling journaling, SemaphoreSlim writers) : StoreDialect
{
    // What a constraint said of a key that somebody else has. A busy file is no conflict: its time-out is over by then.
    private const int PrimaryKeyTaken = 1555;
    private const int UniqueTaken = 2067;
    private const string Copy = "temp.lennotify_stream";

    private readonly SqliteSignals _signals = new();

    public override string Provider => "Microsoft.EntityFrameworkCore.Sqlite";

    // At once the writer: a reader that becomes one could find that somebody wrote since, and would have to begin anew.
    public override string Begin => "BEGIN IMMEDIATE";

    public override string KeepPlans => "";

    public override string Ordinal => " COLLATE BINARY";

    // Milliseconds are what it has; both calls of one statement mean the same instant. Ticks count from year 1.
    public override string Clock =>
        "(CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER)) * 10000 + 621355968000000000";

    public override string Rows(IReadOnlyList<(string Name, string Type)> columns) =>
        $"(SELECT {string.Join(", ", columns.Select((column, i) => $"{Cell(column.Type, i)} AS {column.Name}"))} FROM json_each($1) AS e) AS r";

    public override string Aside(string column) => "+" + column;

    public override string Any(int parameter) => $"IN (SELECT value FROM json_each(${parameter}))";

    public override string WordsOf(InboxItem item, long sequence, IReadOnlyList<string> words) => SqliteWords.Of(item.UserId, words);

    public override string Asked(string userId, IReadOnlyList<string> words) => SqliteWords.Asked(userId, words);

    public override object AskedOfFiltered(string userId, IReadOnlyList<string> words) => SqliteWords.AskedOfFiltered(userId, words);

    public override string HoldsWords(int parameter) =>
        $"NOT EXISTS (SELECT 1 FROM json_each(${parameter}) w WHERE COALESCE(instr(' ' || i.words, ' ' || w.value), 0) = 0)";

    // The index gives rows from the newest on, one by one. CROSS JOIN keeps the order of the tables.
    public override string Found(string columns, string where, string limit, int asked, int? before) =>
        $$"""
        SELECT {{columns}} FROM {search} f CROSS JOIN {items} i ON i.id = f.item CROSS JOIN {states} s ON s.user_id = i.user_id
        WHERE f.{search} MATCH @{{asked}} AND {{where}} ORDER BY f.rowid DESC LIMIT {{limit}}
        """;

    public override string Lock(string? alias, bool skip) => "";

    // It does not know the alias of what it changed.
    public override string Complete(string statement) => Returned().Replace(statement, "");

    // Read from a copy: an open reader would keep every writer from committing.
    public override IEnumerable<SqlStatement> Streamed(SqlStatement query) =>
    [
        new SqlStatement($"DROP TABLE IF EXISTS {Copy}", 0, []),
        query with { Text = $"CREATE TEMPORARY TABLE {Copy[5..]} AS {query.Text}" },
        new SqlStatement($"SELECT * FROM {Copy} ORDER BY rowid", 0, []),
    ];

    public override StatementSender SenderOn(DbConnection connection) =>
        new SqliteSender((SqliteConnection)connection, this, journaling, writers);

    public override Task<string?> PrepareAsync(DbContext context, CancellationToken cancellationToken) =>
        journaling.PrepareAsync(context, cancellationToken);

    public override Task<string?> CompleteAsync(DbContext context, CancellationToken cancellationToken) =>
        SqliteWordIndex.PrepareAsync(context, cancellationToken);

    public override void Bind(DbParameter parameter, int position, object? value)
    {
        parameter.ParameterName = "$" + position.ToString(CultureInfo.InvariantCulture);
        parameter.Value = value switch
        {
            null => DBNull.Value,
            byte[] bytes => bytes,
            Array list => SqliteRows.List(list),
            _ => value,
        };
    }

    public override bool IsConflict(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: PrimaryKeyTaken or UniqueTaken };

    public override Task SignalAsync(StoreDatabase database, IReadOnlyList<string> topics, CancellationToken cancellationToken)
    {
        _signals.Signal(topics);
        return Task.CompletedTask;
    }

    public override IAsyncEnumerable<string> ListenAsync(Func<DbContext> contexts, CancellationToken cancellationToken) =>
        _signals.ListenAsync(cancellationToken);

    // Bytes have no place in JSON: they lie side by side in a parameter of their own, and a row says where.
    private static string Cell(string type, int place) => type == "bytea"
        ? $"substr({SqliteRows.BytesParameter}, json_extract(e.value, '$[{place}][0]'), json_extract(e.value, '$[{place}][1]'))"
        : $"json_extract(e.value, '$[{place}]')";

    [GeneratedRegex(@"(?<=\bRETURNING\b[^']*)\b\w+\.", RegexOptions.CultureInvariant)]
    private static partial Regex Returned();
}
