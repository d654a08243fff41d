using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify.Mongo.Tests;

/// <summary>What is settled when a host starts.</summary>
public sealed class StartTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private TestStores? _stores;
    private readonly List<string> _lines = [];

    private TestDatabase Database => _stores!.Database;

    public Task InitializeAsync() => Task.FromResult(_stores = TestStores.CreateBare());

    public async Task DisposeAsync() => await _stores!.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task How_commits_are_made_is_told_once_by_what_the_server_can_do_and_the_host_wants(bool wanted)
    {
        using var host = Start(options => options.UseTransactions = wanted);
        var store = host.GetRequiredService<INotificationStore>();
        var hello = await Database.Database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1));
        var isReplicated = hello.Contains("setName");

        await store.PrepareAsync(create: true, default);
        await store.PrepareAsync(create: false, default);
        await new TestWords(store).AppendAsync("ann", Now);

        var told = _lines.Should().ContainSingle(line => line.Contains("commits")).Which;
        told.Should().Contain(isReplicated ? "change streams" : "polling").And.Contain(isReplicated && wanted ? "in transactions" : "without transactions");
    }

    [Fact]
    public async Task Collections_have_the_names_that_the_host_gives_them()
    {
        using var host = Start(options => (options.CollectionNames["notifications"], options.CollectionNames["notification_states"]) = ("inbox", "people"));
        var store = host.GetRequiredService<INotificationStore>();
        await store.PrepareAsync(create: true, default);

        await new TestWords(store).AppendAsync("ann", Now, deliveries: 1);

        (await store.ListAsync("ann", new InboxQuery(), Now, default)).Items.Should().ContainSingle();
        var names = await (await Database.Database.ListCollectionNamesAsync()).ToListAsync();
        names.Should().Contain(["inbox", "people", "deliveries"]).And.NotContain(["notifications", "notification_states"]);
    }

    [Fact]
    public async Task TheDatabase_lets_an_item_go_long_after_our_worker_should_have()
    {
        using var host = Start(_ => { });
        await host.GetRequiredService<INotificationStore>().PrepareAsync(create: true, default);

        var net = (await (await Database.Of("notifications").Indexes.ListAsync()).ToListAsync()).Single(index => index["name"] == "late_net");
        (net["key"].AsBsonDocument, TimeSpan.FromSeconds(net["expireAfterSeconds"].ToInt64())).Should().Be((new BsonDocument("expires_at", 1), TimeSpan.FromDays(90)));
    }

    private ServiceProvider Start(Action<MongoStoreOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new LogLines(_lines.Add)).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton(Database.Database);
        services.AddNotifications().UseMongo(configure);
        return services.BuildServiceProvider();
    }
}
