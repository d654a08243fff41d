using System.Collections.Concurrent;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>Databases that tests use one after the other: emptying one is a hundred times faster than making one.</summary>
internal static class StorePool
{
    private static readonly ConcurrentBag<TestStores> Free = [];

    /// <summary>Two stores over an empty database that no other test uses meanwhile.</summary>
    public static async Task<TestStores> TakeAsync()
    {
        if (!Free.TryTake(out var stores))
        {
            return await TestStores.CreateAsync();
        }

        await EmptyAsync(stores.ConnectionString);
        return stores;
    }

    /// <summary>Gives them back.</summary>
    public static void Return(TestStores stores) => Free.Add(stores);

    private static async Task EmptyAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT string_agg(format('DELETE FROM %I', tablename), '; ') FROM pg_tables WHERE schemaname = 'public'", connection);
        command.CommandText = (string)(await command.ExecuteScalarAsync())!;
        await command.ExecuteNonQueryAsync();
    }
}
