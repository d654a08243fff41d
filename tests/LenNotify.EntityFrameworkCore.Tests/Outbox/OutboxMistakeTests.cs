using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>What a host may get wrong is told at once, with the call that mends it, and nothing is added.</summary>
public sealed class OutboxMistakeTests
{
    [Fact]
    public async Task A_context_that_the_store_knows_nothing_of_is_told_what_to_call()
    {
        await using var host = Host(services => services.AddNotifications());

        await Refuses(host, "*StallDb*UseEntityFramework<StallDb>()*AddDbContext<StallDb>*");
    }

    [Fact]
    public async Task A_context_that_the_host_made_by_itself_is_told_the_same()
    {
        await using var host = Host(services => services.AddNotifications().UseContactKeys(NodeHost.Keys()).UseEntityFramework<StallDb>());
        await using var db = new StallDb(new DbContextOptionsBuilder<StallDb>().UseNpgsql("Host=nowhere").Options);

        await db.Awaiting(it => it.PublishAsync(Word(), "anna")).Should().ThrowAsync<InvalidOperationException>()
            .WithMessage("*UseEntityFramework<StallDb>()*let the services make the context*");
    }

    [Fact]
    public async Task A_context_of_a_store_that_another_took_the_place_of_is_told_the_same()
    {
        await using var host = Host(services => services.AddNotifications().UseContactKeys(NodeHost.Keys()).UseEntityFramework<StallDb>().UseInMemoryStore(new MemoryLimits()));

        await Refuses(host, "*UseEntityFramework<StallDb>()*");
    }

    [Fact]
    public async Task A_context_without_our_tables_is_told_what_to_call()
    {
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(LogLines.Watched).AddLogging();
        services.AddDbContextFactory<StrangerDb>(options => options.UseNpgsql("Host=nowhere"));
        services.AddNotifications().UseContactKeys(NodeHost.Keys()).UseEntityFramework<StrangerDb>();
        await using var host = services.BuildServiceProvider();
        await using var scope = host.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<StrangerDb>().Awaiting(it => it.PublishAsync(Word(), "anna")).Should()
            .ThrowAsync<InvalidOperationException>().WithMessage("*StrangerDb*modelBuilder.AddNotifications()*");
    }

    [Fact]
    public async Task What_is_not_sound_is_refused_as_the_notifier_refuses_it_and_nothing_is_added()
    {
        await using var host = Host(services => services.AddNotifications().UseContactKeys(NodeHost.Keys()).UseEntityFramework<StallDb>());
        await using var scope = host.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StallDb>();

        await db.Awaiting(it => it.PublishAsync(Word() with { Title = "" }, "anna")).Should().ThrowAsync<InvalidInputException>().WithMessage("*title*");
        await db.Awaiting(it => it.PublishAsync(Word(), "anna", new PublishOptions { DedupeKey = "" })).Should()
            .ThrowAsync<InvalidInputException>().WithMessage("*dedupe_key*");
        await db.Awaiting(it => it.PublishAsync(Word(), Audience.Of("vip"))).Should().ThrowAsync<InvalidOperationException>().WithMessage("*UseSegments<T>()*");
        await db.Awaiting(it => it.PublishAsync(Word(), "anna", new CancellationToken(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
        db.ChangeTracker.Entries().Should().BeEmpty();
    }

    [Fact]
    public async Task Every_way_of_registering_a_context_has_the_outbox_and_naming_it_twice_changes_nothing()
    {
        foreach (var register in new Action<IServiceCollection>[]
        {
            services => services.AddDbContextFactory<StallDb>(Nowhere),
            services => services.AddPooledDbContextFactory<StallDb>(Nowhere),
            services => services.AddDbContext<StallDb>(Nowhere).AddDbContextFactory<StallDb>(),
            services => services.AddDbContextPool<StallDb>(Nowhere).AddPooledDbContextFactory<StallDb>(Nowhere),
        })
        {
            var services = new ServiceCollection().AddSingleton<ILoggerFactory>(LogLines.Watched).AddLogging();
            services.AddNotifications().UseContactKeys(NodeHost.Keys()).UseEntityFramework<StallDb>().UseEntityFramework<StallDb>();
            register(services);
            await using var host = services.BuildServiceProvider();
            await using var made = host.GetRequiredService<IDbContextFactory<StallDb>>().CreateDbContext();
            await made.PublishAsync(Word(), "anna");
            made.ChangeTracker.Entries().Should().ContainSingle().Which.State.Should().Be(EntityState.Added);
            if (host.CreateScope().ServiceProvider.GetService<StallDb>() is { } scoped)
            {
                await scoped.PublishAsync(Word(), "anna");
                scoped.ChangeTracker.Entries().Should().ContainSingle();
            }
        }
    }

    private static Notification Word() => new() { Type = "order_filled", Title = "Filled" };

    private static void Nowhere(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    private static ServiceProvider Host(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(LogLines.Watched).AddLogging();
        services.AddDbContextFactory<StallDb>(Nowhere);
        add(services);
        return services.BuildServiceProvider();
    }

    private static async Task Refuses(ServiceProvider host, string message)
    {
        await using var scope = host.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StallDb>().Awaiting(it => it.PublishAsync(Word(), "anna")).Should()
            .ThrowAsync<InvalidOperationException>().WithMessage(message);
    }
}
