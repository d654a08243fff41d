using System.Text;
using LenNotify.Tests.Journey;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class PostgresUserDataJourney : UserDataJourney
{
    private readonly PostgresJourneyStore _store;

    public PostgresUserDataJourney()
        : this(new PostgresJourneyStore())
    {
    }

    private PostgresUserDataJourney(PostgresJourneyStore store)
        : base(store) => _store = store;

    protected override async Task<string> EverythingAsync()
    {
        await using var connection = new NpgsqlConnection(_store.ConnectionString);
        await connection.OpenAsync();
        var text = new StringBuilder();
        foreach (var table in await ReadAsync(connection, "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"))
        {
            (await ReadAsync(connection, $"SELECT t::text FROM {table} t")).ForEach(row => text.AppendLine(row));
        }

        return text.ToString();
    }

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string query)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
