using System.Data.Common;
using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LenNotify;

/// <summary>PostgreSQL 15 and later.</summary>
internal sealed class PostgresDialect(TimeProvider time) : StoreDialect
{
    public override string Provider => "Npgsql.EntityFrameworkCore.PostgreSQL";

    public override string Begin => "BEGIN ISOLATION LEVEL READ COMMITTED";

    public override string KeepPlans => "SET LOCAL plan_cache_mode = force_generic_plan";

    public override string Ordinal => " COLLATE \"C\"";

    // Ticks of 100 ns since year 1; the database counts microseconds since 1970.
    public override string Clock => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 10000000 AS bigint) + 621355968000000000";

    public override string Rows(IReadOnlyList<(string Name, string Type)> columns) =>
        $"unnest({string.Join(", ", columns.Select((column, i) => $"${i + 1}::{column.Type}[]"))}) AS r({string.Join(", ", columns.Select(column => column.Name))})";

    // The index is in the database's own order, this is another; and it is the faster one.
    public override string Aside(string column) => column + Ordinal;

    public override string Any(int parameter) => $"= ANY(${parameter})";

    public override string WordsOf(InboxItem item, long sequence, IReadOnlyList<string> words) =>
        PostgresWords.Of(item.UserId, item.Listed ? sequence : null, words);

    public override string Words(string given) => $"CAST({given} AS tsvector)";

    public override string Asked(string userId, IReadOnlyList<string> words) => PostgresWords.Asked(userId, words);

    public override object AskedOfFiltered(string userId, IReadOnlyList<string> words) => PostgresWords.AskedOfFiltered(userId, words);

    public override string HoldsWords(int parameter) => $"i.words @@ CAST(${parameter} AS tsquery)";

    public override string Found(string columns, string where, string limit, int asked, int? before) =>
        PostgresWords.Found(columns, where, limit, asked, before);

    // What the planner thinks of a search is far from what it costs: compiling the statement would take longer than running it.
    public override string BeforeFound => "SELECT set_config('jit', 'off', TRUE)";

    public override string Lock(string? alias, bool skip) =>
        "FOR UPDATE" + (alias is null ? "" : " OF " + alias) + (skip ? " SKIP LOCKED" : "");

    public override void Bind(DbParameter parameter, int position, object? value) => parameter.Value = value ?? DBNull.Value;

    public override bool IsConflict(DbException exception) =>
        exception.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;

    // What is wrong about the answer is divided by.
    public override string AllOf(string query) =>
        $"WITH found AS MATERIALIZED ({query}) SELECT 1 / CASE WHEN count(found.id) = cardinality($1) THEN 1 ELSE 0 END FROM found";

    public override bool IsDisproved(DbException exception) => exception.SqlState is PostgresErrorCodes.DivisionByZero or PostgresErrorCodes.UniqueViolation;

    // Until the end of what is sent together, which is one transaction where none is begun.
    public override string BeforeMany => "SELECT set_config('plan_cache_mode', 'force_generic_plan', TRUE)";

    // While one waits for the disk, the other is routed and sent. A third gained nothing.
    public override int AppendsAtOnce => 2;

    public override string Say => PostgresSignals.Say;

    public override object ToSay(IReadOnlyList<string> topics) => PostgresSignals.Payloads(topics);

    public override Task SignalAsync(StoreDatabase database, IReadOnlyList<string> topics, CancellationToken cancellationToken) =>
        database.RunAsync(session => PostgresSignals.SendAsync(session, topics, cancellationToken), cancellationToken);

    public override IAsyncEnumerable<string> ListenAsync(Func<DbContext> contexts, CancellationToken cancellationToken) =>
        new PostgresSignals(contexts, time).ListenAsync(cancellationToken);
}
