using System.Data.Common;

namespace LenNotify;

/// <summary>Sends statements as one prepared batch: one round trip, however many there are.</summary>
internal sealed class BatchSender(DbConnection connection, StoreDialect dialect) : StatementSender
{
    public override bool IsReusable => true;

    public override async Task<int> RunAsync(IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken)
    {
        var batch = Create(statements);
        await using (batch.ConfigureAwait(false))
        {
            await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
            return await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override async Task<RowReader> ReadAsync(IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken)
    {
        var batch = Create(statements);
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

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private DbBatch Create(IReadOnlyList<SqlStatement> statements)
    {
        var batch = connection.CreateBatch();
        foreach (var statement in statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement.Text;
            for (var i = 0; i < statement.Values.Length; i++)
            {
                var parameter = command.CreateParameter();
                dialect.Bind(parameter, i + 1, statement.Values[i]);
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        return batch;
    }
}
