using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify;

/// <summary>Registers the store's roles, each as what it is asked for by.</summary>
internal static class StoreRegistration
{
    /// <summary>The roles over the host's context, which must have a factory. The last call holds, also over another store.</summary>
    public static IServiceCollection AddEntityFrameworkStore<TContext>(this IServiceCollection services, Func<IServiceProvider, StoreDialect> dialect)
        where TContext : DbContext
    {
        services.Replace(ServiceDescriptor.Singleton<INotificationStore>(provider => new EntityFrameworkStore(new StoreDatabase(
            (provider.GetService<IDbContextFactory<TContext>>() ?? throw NoFactory<TContext>()).CreateDbContext, dialect(provider)))));
        services.TryAddSingleton<IPublications>(Store);
        services.TryAddSingleton<IInbox>(Store);
        services.TryAddSingleton<IDeliveryQueue>(Store);
        services.TryAddSingleton<IDeadLetters>(Store);
        services.TryAddSingleton<IContacts>(Store);
        services.TryAddSingleton<IDocuments>(Store);
        services.TryAddSingleton<IHistory>(Store);
        services.TryAddSingleton<IUpkeep>(Store);
        services.TryAddSingleton<IStoreSignals>(Store);
        return services;
    }

    private static INotificationStore Store(IServiceProvider provider) => provider.GetRequiredService<INotificationStore>();

    private static InvalidOperationException NoFactory<TContext>() =>
        new($"The store needs a factory of {typeof(TContext).Name}. Call services.AddDbContextFactory<{typeof(TContext).Name}>(…) beside it.");
}
