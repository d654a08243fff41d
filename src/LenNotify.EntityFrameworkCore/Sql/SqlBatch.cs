using System.Data.Common;

namespace LenNotify;

/// <summary>Statements that go to the database together, in one round trip where its provider can.</summary>
internal sealed class SqlBatch(StoreSession session, StatementTexts texts, StoreDialect dialect)
{
    private readonly List<(string Text, object?[] Values)> _statements = [];
    private bool? _begins;

    /// <summary>Adds a statement: first the columns of its rows, then its scalars.</summary>
    public SqlBatch Add(string template, params object?[] values)
    {
        _statements.Add((texts.Of(template), values));
        return this;
    }

    /// <summary>Adds a statement if there is something for it to do.</summary>
    public SqlBatch AddIf(bool needed, string template, params object?[] values) => needed ? Add(template, values) : this;

    /// <summary>Opens the transaction that the other statements run in.</summary>
    public SqlBatch Begin()
    {
        _begins = true;
        return Add(dialect.Begin);
    }

    /// <summary>Opens the transaction of a hot path.</summary>
    public SqlBatch BeginHot() => Begin().Add(dialect.KeepPlans);

    /// <summary>Makes all of it durable.</summary>
    public SqlBatch Commit()
    {
        _begins = false;
        return Add("COMMIT");
    }

    /// <summary>Undoes what was not made durable.</summary>
    public SqlBatch Undo()
    {
        _begins = false;
        return Add("ROLLBACK");
    }

    /// <summary>Runs them all; how many rows they changed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var batch = Create();
        await using (batch.ConfigureAwait(false))
        {
            await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
            return await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs them all and reads what they answer.</summary>
    public async Task<RowReader> ReadAsync(CancellationToken cancellationToken)
    {
        var batch = Create();
        try
        {
            await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
            return new RowReader(batch, await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await batch.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private DbBatch Create()
    {
        var batch = session.Connection.CreateBatch();
        foreach (var (text, values) in _statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = text;
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                dialect.Bind(parameter, i + 1, values[i]);
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        _statements.Clear();
        session.IsBegun = _begins ?? session.IsBegun;
        return batch;
    }
}
