using LenNotify.Tests.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LenNotify.Benchmarks.Hub;

/// <summary>One PostgreSQL for nodes with a hub.</summary>
internal sealed class LiveStore : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly List<NpgsqlDataSource> _sources = [];

    private LiveStore(string connectionString) => _connectionString = connectionString;

    internal static async Task<LiveStore> StartAsync()
    {
        // A checkpoint in the middle of one side's turn would be charged to that side alone.
        var server = await PostgresProcess.StartAsync("max_wal_size=8GB", "checkpoint_timeout=1h", "shared_buffers=256MB", "autovacuum=off");
        return new LiveStore(server.To("postgres"));
    }

    /// <summary>A node with connections of its own.</summary>
    internal Task<HubWorld> NodeAsync() => HubWorld.StartAsync(builder =>
    {
        var source = Source();
        builder.Services.AddPooledDbContextFactory<NotificationsDbContext>(options => options.UseNpgsql(source));
        builder.UseContactKeys(Keys()).UseEntityFramework<NotificationsDbContext>();
    });

    /// <summary>A connection of the hand-written side, whose plans are kept as ours are.</summary>
    internal async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = await Source().OpenConnectionAsync();
        await using var keep = new NpgsqlCommand("SET plan_cache_mode = force_generic_plan", connection);
        await keep.ExecuteNonQueryAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources)
        {
            await source.DisposeAsync();
        }
    }

    private NpgsqlDataSource Source()
    {
        var source = NpgsqlDataSource.Create(_connectionString);
        _sources.Add(source);
        return source;
    }

    private static ContactKeyOptions Keys()
    {
        static string Key(int first) => Convert.ToBase64String([.. Enumerable.Range(first, 32).Select(i => (byte)i)]);
        var keys = new ContactKeyOptions { ActiveKey = "one", HashKey = Key(1) };
        keys.Keys.Add(new ContactKey { Id = "one", Key = Key(33) });
        return keys;
    }
}
