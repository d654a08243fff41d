using Npgsql;

namespace LenNotify.Benchmarks.Durable;

/// <summary>Statements in one round trip on a connection that keeps them prepared.</summary>
internal sealed class RawBatch(NpgsqlConnection connection) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = new(connection);

    internal RawBatch Add(string text, params object[] values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        _batch.BatchCommands.Add(command);
        return this;
    }

    internal async Task RunAsync()
    {
        await _batch.PrepareAsync();
        await _batch.ExecuteNonQueryAsync();
    }

    internal async Task<List<T>> ListAsync<T>(Func<NpgsqlDataReader, T> read)
    {
        await _batch.PrepareAsync();
        await using var reader = await _batch.ExecuteReaderAsync();
        var rows = new List<T>();
        do
        {
            while (await reader.ReadAsync())
            {
                rows.Add(read(reader));
            }
        }
        while (await reader.NextResultAsync());

        return rows;
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
