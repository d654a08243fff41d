using LenNotify.Tests.Journey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>One database for the hosts of a journey, each with connections of its own.</summary>
internal sealed class PostgresJourneyStore : IJourneyStore
{
    private readonly List<NpgsqlDataSource> _sources = [];
    private const string Name = "journey";
    private TestStores? _stores;

    public string ConnectionString => _stores!.ConnectionString;

    public async Task OpenAsync() => _stores = await StorePool.TakeAsync();

    public async Task CloseAsync()
    {
        foreach (var source in _sources)
        {
            await source.DisposeAsync();
        }

        if (_stores is not null)
        {
            await EndAsync(_stores.ConnectionString);
            StorePool.Return(_stores);
        }
    }

    public void Use(NotificationsBuilder builder)
    {
        // Few each, and let go soon: journeys start many hosts, at the same time as other tests.
        var source = NpgsqlDataSource.Create(
            $"{_stores!.ConnectionString};Application Name={Name};Maximum Pool Size=10;Connection Idle Lifetime=1;Connection Pruning Interval=1");
        _sources.Add(source);
        builder.Services.AddPooledDbContextFactory<NotificationsDbContext>(options => options.UseNpgsql(source));
        builder.UseEntityFramework<NotificationsDbContext>();
    }

    // What a killed host had begun must not lock the rows of the next test. A process that dies lets go by itself.
    private static async Task EndAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var end = new NpgsqlCommand(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{Name}'", connection);
        await end.ExecuteNonQueryAsync();
    }
}
