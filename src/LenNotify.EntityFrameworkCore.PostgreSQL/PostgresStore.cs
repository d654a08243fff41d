using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>Registers the store on PostgreSQL.</summary>
internal static class PostgresStore
{
    /// <summary>The store's roles over the host's context.</summary>
    public static IServiceCollection AddPostgresStore<TContext>(this IServiceCollection services)
        where TContext : DbContext =>
        services.AddEntityFrameworkStore<TContext>(provider => new PostgresDialect(provider.GetService<TimeProvider>() ?? TimeProvider.System));
}
