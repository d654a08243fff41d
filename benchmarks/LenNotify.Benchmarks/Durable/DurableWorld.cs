using LenNotify.Storage;
using LenNotify.Tests.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace LenNotify.Benchmarks.Durable;

/// <summary>
/// One PostgreSQL with our tables, a host that publishes into them, and connections for the hand-written side. Both sides
/// write the same tables, with the same indexes and the server's own durability.
/// </summary>
internal sealed class DurableWorld : IAsyncDisposable
{
    internal const string Channel = "noop";
    internal const int People = 1_000;

    private readonly NpgsqlDataSource _source;
    private readonly ServiceProvider _host;

    private DurableWorld(string connectionString, IDeliveryHub? hub)
    {
        var source = NpgsqlDataSource.Create(connectionString);
        (_source, ConnectionString) = (source, connectionString);
        var services = new ServiceCollection().AddLogging();
        if (hub is not null)
        {
            services.AddSingleton(hub);
        }

        services.AddPooledDbContextFactory<NotificationsDbContext>(options => options.UseNpgsql(source));
        services.AddNotifications(options => options.Deliver = false)
            .AddChannel(new Journey.NoOpChannel(), options => options.Policy = Policy)
            .UseContactKeys(Keys())
            .UseEntityFramework<NotificationsDbContext>();
        _host = services.BuildServiceProvider();
    }

    internal static string[] UserIds { get; } = [.. Enumerable.Range(0, People).Select(i => $"user-{i}")];

    internal static ChannelPolicy Policy { get; } = new(Channel) { OnByDefault = true, NeedsContact = false, Throttle = Throttle.PerHour(30) };

    internal string ConnectionString { get; }

    internal INotifier Notifier => _host.GetRequiredService<INotifier>();

    internal INotificationStore Store => _host.GetRequiredService<INotificationStore>();

    internal IInbox Inbox => _host.GetRequiredService<IInbox>();

    /// <summary>Starts it; the hub, if there is one, is told of what is new in an inbox.</summary>
    internal static async Task<DurableWorld> StartAsync(IDeliveryHub? hub = null)
    {
        // A checkpoint in the middle of one side's turn would be charged to that side alone.
        var server = await PostgresProcess.StartAsync("max_wal_size=8GB", "checkpoint_timeout=1h", "shared_buffers=256MB", "autovacuum=off");
        var world = new DurableWorld(server.To("postgres"), hub);
        if (await world.Store.PrepareAsync(create: true, default) is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        foreach (var service in world._host.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }

        return world;
    }

    /// <summary>A connection of the hand-written side, whose plans are kept as ours are.</summary>
    internal async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = await _source.OpenConnectionAsync();
        await using var keep = new NpgsqlCommand("SET plan_cache_mode = force_generic_plan", connection);
        await keep.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Runs statements that are not measured.</summary>
    internal async Task RunAsync(params string[] statements)
    {
        foreach (var statement in statements)
        {
            await using var command = _source.CreateCommand(statement);
            command.CommandTimeout = 300;
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Counts rows, to see that both sides did the work.</summary>
    internal async Task ExpectAsync(string count, long expected)
    {
        await using var command = _source.CreateCommand($"SELECT count(*) FROM {count}");
        if (await command.ExecuteScalarAsync() is not long found || found != expected)
        {
            throw new InvalidOperationException($"The work was not done: {count} should be {expected} rows.");
        }
    }

    internal static ContactKeyOptions Keys()
    {
        static string Key(int first) => Convert.ToBase64String([.. Enumerable.Range(first, 32).Select(i => (byte)i)]);
        var keys = new ContactKeyOptions { ActiveKey = "one", HashKey = Key(1) };
        keys.Keys.Add(new ContactKey { Id = "one", Key = Key(33) });
        return keys;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _host.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(default);
        }

        await _host.DisposeAsync();
        await _source.DisposeAsync();
    }
}
