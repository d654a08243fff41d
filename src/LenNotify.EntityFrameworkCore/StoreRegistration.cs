using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;
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
        services.Replace(ServiceDescriptor.Singleton<INotificationStore>(provider => new EntityFrameworkStore(new StoreDatabase(
            (provider.GetService<IDbContextFactory<TContext>>() ?? throw NoFactory<TContext>()).CreateDbContext, dialect(provider)))));
        return services;
    }

    private static InvalidOperationException NoFactory<TContext>() =>
        new($"The store needs a factory of {typeof(TContext).Name}. Call services.AddDbContextFactory<{typeof(TContext).Name}>(…) beside it.");
}
