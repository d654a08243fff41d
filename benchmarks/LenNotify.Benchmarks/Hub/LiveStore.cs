using LenNotify.Benchmarks.Durable;
using LenNotify.Tests.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LenNotify.Benchmarks.Hub;

/// <summary>One PostgreSQL for nodes with a hub.</summary>
internal sealed class LiveStore : IAsyncDisposable
{
    private readonly List<NpgsqlDataSource> _sources = [];
    private NpgsqlConnection? _own;

    private LiveStore(string connectionString) => ConnectionString = connectionString;

    /// <summary>How another process reaches it.</summary>
    internal string ConnectionString { get; }

    /// <summary>One that another process started.</summary>
    internal static LiveStore At(string connectionString) => new(connectionString);

    internal static async Task<LiveStore> StartAsync()
    {
        // A checkpoint in the middle of one side's turn would be charged to that side alone.
        var server = await PostgresProcess.StartAsync("max_wal_size=8GB", "checkpoint_timeout=1h", "shared_buffers=256MB", "autovacuum=off");
        return new LiveStore(server.To("postgres"));
    }

    /// <summary>A node with connections of its own.</summary>
    internal Task<HubWorld> NodeAsync() => HubWorld.StartAsync(AddTo);

    /// <summary>Makes it a host's store, with connections of its own.</summary>
    internal void AddTo(NotificationsBuilder builder)
    {
        var source = Source();
        builder.Services.AddPooledDbContextFactory<NotificationsDbContext>(options => options.UseNpgsql(source));
        builder.UseContactKeys(DurableWorld.Keys()).UseEntityFramework<NotificationsDbContext>();
    }

    /// <summary>A connection of the hand-written side, whose plans are kept as ours are.</summary>
    internal async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = await Source().OpenConnectionAsync();
        await using var keep = new NpgsqlCommand("SET plan_cache_mode = force_generic_plan", connection);
        await keep.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>
    /// Takes out what was published, so that each round finds the same: what grows from one to the next makes the later ones slower. People
    /// keep their place, from which those who are connected go on.
    /// </summary>
    internal async Task EmptyAsync()
    {
        _own ??= await OpenAsync();
        await using var empty = new NpgsqlCommand("TRUNCATE lennotify_publications, lennotify_items, lennotify_deliveries, lennotify_members", _own);
        await empty.ExecuteNonQueryAsync();
        await using var settle = new NpgsqlCommand("CHECKPOINT", _own);
        await settle.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await (_own?.DisposeAsync() ?? ValueTask.CompletedTask);
        foreach (var source in _sources)
        {
            await source.DisposeAsync();
        }
    }

    private NpgsqlDataSource Source()
    {
        var source = NpgsqlDataSource.Create(ConnectionString);
        _sources.Add(source);
        return source;
    }
}
