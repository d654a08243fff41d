using System.Collections.Concurrent;
using LenNotify.Storage;
using LenNotify.Tests.Journey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>
/// Hosts that sell and notify in one transaction. Their time stands still unless a test moves it: whatever happens without
/// that was no poll.
/// </summary>
public abstract class OutboxJourney : IAsyncLifetime
{
    private const string Name = "outbox";
    private readonly List<JourneyHost> _hosts = [];
    private readonly List<NpgsqlDataSource> _sources = [];
    private TestStores _stores = null!;

    private protected TestTime Time { get; } = new(NodeHost.Start);

    private protected Pager Pager { get; } = new("pager");

    private protected ConcurrentQueue<string> Statements { get; } = new();

    private protected JourneyHost Host => _hosts[0];

    private protected string ConnectionString => _stores.ConnectionString;

    public async Task InitializeAsync()
    {
        _stores = await StorePool.TakeAsync();
        await ExecuteAsync("CREATE TABLE IF NOT EXISTS \"Orders\" (\"Id\" integer PRIMARY KEY)");
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        foreach (var source in _sources)
        {
            await source.DisposeAsync();
        }

        // What a killed host had begun must not lock the rows of the next test. A process that dies lets go by itself.
        await ExecuteAsync($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{Name}'");
        StorePool.Return(_stores);
    }

    /// <summary>Another node over the same database.</summary>
    private protected async Task<JourneyHost> StartAsync(Action<NotificationsBuilder>? configure = null)
    {
        var source = NpgsqlDataSource.Create($"{_stores.ConnectionString};Application Name={Name}");
        _sources.Add(source);
        var host = await JourneyHost.StartAsync(Time, builder =>
        {
            void Configure(DbContextOptionsBuilder options) => options
                .UseNpgsql(source)
                .LogTo(Statements.Enqueue, [Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.CommandExecuting]);

            // As a host does it; what is here of ours is one line.
            builder.Services.AddPooledDbContextFactory<StallDb>(Configure);
            builder.UseEntityFramework<StallDb>().UseContactKeys(NodeHost.Keys()).AddChannel(Pager);
            configure?.Invoke(builder);
        });
        _hosts.Add(host);
        return host;
    }

    private protected StallDb Context(JourneyHost? host = null) => (host ?? Host).Get<IDbContextFactory<StallDb>>().CreateDbContext();

    /// <summary>An order, and word of it, with the context's next save.</summary>
    private protected static Task<Guid> Sell(StallDb db, int order, string? key = null, string user = "anna")
    {
        db.Add(new Order { Id = order });
        return Tell(db, $"Order {order}", key, user);
    }

    /// <summary>Word of something, with the context's next save.</summary>
    private protected static Task<Guid> Tell(StallDb db, string title, string? key = null, string user = "anna") =>
        db.PublishAsync(Word(title), user, new PublishOptions { DedupeKey = key });

    private protected static Notification Word(string title) => new() { Type = "order_filled", Title = title, Channels = ["inapp", "pager"] };

    /// <summary>What was delivered, once nothing happens any more until time goes on.</summary>
    private protected async Task<IReadOnlyList<string>> DeliveredAsync()
    {
        foreach (var host in _hosts)
        {
            await host.Rested();
        }

        return [.. Pager.Calls.Select(call => call.Notifications[0].Title)];
    }

    private protected async Task<IReadOnlyList<string>> ListedAsync(string user = "anna") =>
        [.. (await Host.Get<IInbox>().ListAsync(user, new InboxQuery(), Time.GetUtcNow(), default)).Items.Select(item => item.Notification.Title)];

    private protected Task<long> CountAsync(string table) => ExecuteAsync($"SELECT count(*) FROM {table}");

    private protected async Task<long> ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_stores.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is long count ? count : 0;
    }
}
