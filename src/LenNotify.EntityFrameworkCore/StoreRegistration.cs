using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify;

/// <summary>Puts the store in the place of another. Its roles are asked for through it, as <c>AddNotifications()</c> has it.</summary>
internal static class StoreRegistration
{
    /// <summary>The store over the host's context, which must have a factory. The last call holds, also over another store.</summary>
    public static IServiceCollection AddEntityFrameworkStore<TContext>(this IServiceCollection services, Func<IServiceProvider, StoreDialect> dialect)
        where TContext : DbContext
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDbContextOptionsConfiguration<TContext>, OutboxAttachment<TContext>>());
        services.Replace(ServiceDescriptor.Singleton<INotificationStore>(provider =>
        {
            var contexts = provider.GetService<IDbContextFactory<TContext>>() ?? throw NoFactory<TContext>();
            var database = new StoreDatabase(contexts.CreateDbContext, dialect(provider));

            // Asked for when there is something to tell: what is told is made of this store.
            var outbox = new OutboxCollector(database, (publication, answer) => provider.GetRequiredService<Watch>().Settled(publication, answer));
            return new EntityFrameworkStore(typeof(TContext), database, outbox, new CommitNews(database.Dialect));
        }));
        return services;
    }

    private static InvalidOperationException NoFactory<TContext>() =>
        new($"The store needs a factory of {typeof(TContext).Name}. Call services.AddDbContextFactory<{typeof(TContext).Name}>(…) beside it.");
}
