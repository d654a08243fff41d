using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace LenNotify;

/// <summary>
/// Runs statements one after the other. Whoever is about to write waits for its turn here, in order and without a thread; the
/// lock of the file is only for what others do to it. A wait can be cancelled; what has begun ends, which takes a moment.
/// </summary>
internal sealed partial class SqliteSender(SqliteConnection connection, SqliteDialect dialect, SqliteJournaling journaling, SemaphoreSlim writers)
    : StatementSender
{
    private const string Commit = "COMMIT";
    private const string Undo = "ROLLBACK";
    private bool _hasTurn;
    private bool _isOpen;
    private RowReader? _committing;

    public override async Task BeginAsync(CancellationToken cancellationToken)
    {
        var begin = connection.CreateCommand();
        await using (begin.ConfigureAwait(false))
        {
            begin.CommandText = journaling.Begin;
            await begin.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override async Task<int> RunAsync(IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken)
    {
        var command = await CreateAsync(statements, cancellationToken).ConfigureAwait(false);
        await using (command.ConfigureAwait(false))
        {
            var changed = await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            _isOpen &= !EndsIt(statements);
            return changed;
        }
    }

    public override async Task<RowReader> ReadAsync(IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken)
    {
        var command = await CreateAsync(statements, cancellationToken).ConfigureAwait(false);
        try
        {
            var reader = new RowReader(command, await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false), isCancellable: false);
            _committing = EndsIt(statements) ? reader : null;
            return reader;
        }
        catch
        {
            await command.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A connection of a pool would keep its transaction, and with it everybody else from writing.</summary>
    public override async ValueTask DisposeAsync()
    {
        try
        {
            Settle();
            if (_isOpen)
            {
                await RollBackAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            if (_hasTurn)
            {
                writers.Release();
            }
        }
    }

    private static bool EndsIt(IReadOnlyList<SqlStatement> statements) => statements is [.., { Text: Commit or Undo }];

    // A reader comes to the commit only after all rows before it.
    private void Settle()
    {
        _isOpen &= _committing is not { IsAtEnd: true };
        _committing = null;
    }

    private async Task RollBackAsync()
    {
        var undo = connection.CreateCommand();
        await using (undo.ConfigureAwait(false))
        {
            undo.CommandText = Undo;
            try
            {
                await undo.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (SqliteException e) when (e.SqliteErrorCode == 1)
            {
                // Nothing is open any more: the failure itself undid it.
            }
        }
    }

    private async Task<SqliteCommand> CreateAsync(IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Settle();
        if (!_hasTurn && statements.Any(statement => Writes().IsMatch(statement.Text)))
        {
            await writers.WaitAsync(cancellationToken).ConfigureAwait(false);
            _hasTurn = true;
        }

        _isOpen |= statements.Any(statement => statement.Text == dialect.Begin);
        var command = connection.CreateCommand();
        command.CommandTimeout = journaling.CommandTimeout;
        var text = new StringBuilder();
        for (var i = 0; i < statements.Count; i++)
        {
            // The parameters of all statements share one list of names.
            var suffix = "_" + i.ToString(CultureInfo.InvariantCulture);
            text.Append(Parameter().Replace(statements[i].Text, "$0" + suffix)).Append(";\n");
            Bind(command, statements[i], suffix);
        }

#pragma warning disable CA2100 // Put together from our own statements; values are parameters.
        command.CommandText = text.ToString();
#pragma warning restore CA2100
        return command;
    }

    private void Bind(SqliteCommand command, SqlStatement statement, string suffix)
    {
        var values = statement.Values;
        if (statement.RowColumns > 0)
        {
            var (json, bytes) = SqliteRows.Of(values.AsSpan(0, statement.RowColumns));
            Add(command, 1, json, suffix);
            if (bytes is not null)
            {
                command.Parameters.AddWithValue(SqliteRows.BytesParameter + suffix, bytes);
            }
        }

        for (var i = statement.RowColumns; i < values.Length; i++)
        {
            Add(command, i + 1, values[i], suffix);
        }
    }

    private void Add(SqliteCommand command, int position, object? value, string suffix)
    {
        var parameter = command.CreateParameter();
        dialect.Bind(parameter, position, value);
        parameter.ParameterName += suffix;
        command.Parameters.Add(parameter);
    }

    [GeneratedRegex(@"\A\s*(BEGIN|INSERT|UPDATE|DELETE|WITH\b[\s\S]*\bUPDATE)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Writes();

    [GeneratedRegex(@"\$[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
