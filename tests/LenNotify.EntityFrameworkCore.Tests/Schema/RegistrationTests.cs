using System.Reflection;
using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class RegistrationTests
{
    [Theory]
    [InlineData(typeof(IPublications))]
    [InlineData(typeof(IInbox))]
    [InlineData(typeof(IContacts))]
    [InlineData(typeof(IDocuments))]
    [InlineData(typeof(IHistory))]
    [InlineData(typeof(IUpkeep))]
    [InlineData(typeof(IStoreSignals))]
    public void Whoever_needs_one_role_gets_the_one_store(Type role)
    {
        var services = new ServiceCollection();
        services.AddPooledDbContextFactory<NotificationsDbContext>(options => options.UseNpgsql("Host=nowhere"));
        services.AddNotifications().UseEntityFramework<NotificationsDbContext>().UsePostgresStore<NotificationsDbContext>();
        using var host = services.BuildServiceProvider();

        Reached(host.GetServices(role).Should().ContainSingle().Which!).Should().BeSameAs(host.GetRequiredService<INotificationStore>());
    }

    [Theory]
    [InlineData(typeof(IDeliveryQueue), "WakingQueue")]
    [InlineData(typeof(IDeadLetters), "WakingDeadLetters")]
    public void What_wakes_the_pumps_stands_before_the_store_and_needs_nothing_else_of_the_host(Type role, string waking)
    {
        var services = new ServiceCollection();
        services.AddPooledDbContextFactory<NotificationsDbContext>(options => options.UseNpgsql("Host=nowhere"));
        services.AddNotifications().UseEntityFramework<NotificationsDbContext>();
        using var host = services.BuildServiceProvider();

        host.GetServices(role).Should().ContainSingle().Which!.GetType().Name.Should().Be(waking);
    }

    [Fact]
    public void The_store_takes_the_place_of_the_one_in_memory_wherever_it_is_named()
    {
        var services = new ServiceCollection();
        services.AddPooledDbContextFactory<NotificationsDbContext>(options => options.UseNpgsql("Host=nowhere"));
        services.AddNotifications().UseEntityFramework<NotificationsDbContext>();
        services.AddNotifications();
        using var host = services.BuildServiceProvider();

        host.GetRequiredService<INotificationStore>().Should().BeOfType<EntityFrameworkStore>();
        Reached(host.GetRequiredService<IInbox>()).Should().BeSameAs(host.GetRequiredService<INotificationStore>());
    }

    [Fact]
    public void A_context_without_a_factory_is_told_what_to_call()
    {
        var services = new ServiceCollection();
        services.AddNotifications().UseEntityFramework<NotificationsDbContext>();
        using var host = services.BuildServiceProvider();

        FluentActions.Invoking(host.GetRequiredService<INotificationStore>).Should().Throw<InvalidOperationException>()
            .WithMessage("*AddDbContextFactory<NotificationsDbContext>*");
    }

    [Fact]
    public void Of_two_stores_the_last_that_was_named_holds()
    {
        var services = new ServiceCollection();
        services.AddNotifications().UseEntityFramework<NotificationsDbContext>().UseInMemoryStore(new MemoryLimits(People: 5));
        using var host = services.BuildServiceProvider();

        Reached(host.GetRequiredService<IInbox>()).Should().NotBeOfType<EntityFrameworkStore>();
    }

    // Some roles are observed on the way to the store: what such a wrap holds on to is the store.
    private static object Reached(object role) => role.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
        .Select(field => field.GetValue(role))
        .OfType<INotificationStore>()
        .FirstOrDefault(role);
}
