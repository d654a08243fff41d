using Microsoft.EntityFrameworkCore;

namespace LenNotify;

/// <summary>Keeps everything in a SQLite file, for a host of one node.</summary>
public static class SqliteNotifications
{
    /// <summary>
    /// Keeps everything in the database behind this context, through its factory (<c>AddDbContextFactory</c> or
    /// <c>AddPooledDbContextFactory</c>). Its model needs <c>modelBuilder.AddNotifications()</c>, as
    /// <see cref="SqliteNotificationsDbContext"/> has it.
    /// </summary>
    public static NotificationsBuilder UseEntityFramework<TContext>(this NotificationsBuilder builder)
        where TContext : DbContext => builder.UseSqliteStore<TContext>(_ => { });

    /// <summary>The same, with a journal or a patience of the host's choice.</summary>
    /// <exception cref="InvalidInputException">An option is outside its limits.</exception>
    public static NotificationsBuilder UseEntityFramework<TContext>(this NotificationsBuilder builder, Action<SqliteStoreOptions> configure)
        where TContext : DbContext => builder.UseSqliteStore<TContext>(configure);

    /// <summary>The same as <c>UseEntityFramework</c>, by a name that no other package has: for a program that can keep everything in either.</summary>
    public static NotificationsBuilder UseSqliteStore<TContext>(this NotificationsBuilder builder)
        where TContext : DbContext => builder.UseSqliteStore<TContext>(_ => { });

    /// <summary>The same, with a journal or a patience of the host's choice.</summary>
    /// <exception cref="InvalidInputException">An option is outside its limits.</exception>
    public static NotificationsBuilder UseSqliteStore<TContext>(this NotificationsBuilder builder, Action<SqliteStoreOptions> configure)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new SqliteStoreOptions();
        configure(options);
        options.Check();
        builder.Services.AddEntityFrameworkStore<TContext>(_ => new SqliteDialect(new SqliteJournaling(options), new SemaphoreSlim(1)));
        return builder;
    }
}
