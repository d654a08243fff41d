using System.Text;
using LenNotify.Tests.Journey;
using Microsoft.Data.Sqlite;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

public sealed class SqliteUserDataJourney : UserDataJourney
{
    private readonly SqliteJourneyStore _store;

    public SqliteUserDataJourney()
        : this(new SqliteJourneyStore())
    {
    }

    private SqliteUserDataJourney(SqliteJourneyStore store)
        : base(store) => _store = store;

    protected override async Task<string> EverythingAsync()
    {
        await using var connection = new SqliteConnection(_store.ConnectionString);
        await connection.OpenAsync();
        var text = new StringBuilder();
        foreach (var table in await ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            (await ReadAsync(connection, $"SELECT * FROM \"{table}\"")).ForEach(row => text.AppendLine(row));
        }

        return text.ToString();
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        }

        return rows;
    }

    private static string? Text(object value) => value is byte[] bytes ? Convert.ToHexStringLower(bytes) : value.ToString();
}
