using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>Keeps everything in PostgreSQL.</summary>
public static class PostgresNotifications
{
    /// <summary>
    /// Keeps everything in the database behind this context, through its factory (<c>AddDbContextFactory</c> or
    /// <c>AddPooledDbContextFactory</c>). Its model needs <c>modelBuilder.AddNotifications()</c>, as
    /// <see cref="NotificationsDbContext"/> has it.
    /// </summary>
    public static NotificationsBuilder UseEntityFramework<TContext>(this NotificationsBuilder builder)
        where TContext : DbContext => builder.UsePostgresStore<TContext>();

    /// <summary>The same as <c>UseEntityFramework</c>, by a name that no other package has: for a program that can keep everything in either.</summary>
    public static NotificationsBuilder UsePostgresStore<TContext>(this NotificationsBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddEntityFrameworkStore<TContext>(provider => new PostgresDialect(provider.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
