using System.Data.Common;
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

    public override string Any(int parameter) => $"= ANY(${parameter})";

    public override string ContainsText(int parameter) =>
        $"""
        (strpos(lower(i.notification::jsonb->>'title'), lower(${parameter})) > 0
            OR strpos(lower(COALESCE(i.notification::jsonb->>'message', '')), lower(${parameter})) > 0)
        """;

    public override string Lock(string? alias, bool skip) =>
        "FOR UPDATE" + (alias is null ? "" : " OF " + alias) + (skip ? " SKIP LOCKED" : "");

    public override void Bind(DbParameter parameter, int position, object? value) => parameter.Value = value ?? DBNull.Value;

    public override bool IsConflict(DbException exception) =>
        exception.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;

    public override Task SignalAsync(StoreDatabase database, IReadOnlyList<string> topics, CancellationToken cancellationToken) =>
        database.RunAsync(session => PostgresSignals.SendAsync(session, topics, cancellationToken), cancellationToken);

    public override IAsyncEnumerable<string> ListenAsync(Func<DbContext> contexts, CancellationToken cancellationToken) =>
        new PostgresSignals(contexts, time).ListenAsync(cancellationToken);
}
