using LenNotify;
using Microsoft.EntityFrameworkCore;

namespace TradingDesk;

/// <summary>Where LenNotify keeps what it promised: a file, a server, or, for as long as the process lives, memory.</summary>
public static class Stores
{
    public static void UseStore(this NotificationsBuilder notifications, DeskArguments arguments)
    {
        switch (arguments.Store)
        {
            case "sqlite":
                var file = Path.Combine(Directory.CreateDirectory(arguments.Data).FullName, "desk.db");
                notifications.Services.AddPooledDbContextFactory<SqliteNotificationsDbContext>(o => o.UseSqlite($"Data Source={file}"));
                SqliteNotifications.UseEntityFramework<SqliteNotificationsDbContext>(notifications.UseContactKeys(DemoKeys.In(arguments.Data)));
                break;
            case "postgres":
                notifications.Services.AddPooledDbContextFactory<NotificationsDbContext>(o => o.UseNpgsql(arguments.Connection));
                PostgresNotifications.UseEntityFramework<NotificationsDbContext>(notifications.UseContactKeys(DemoKeys.In(arguments.Data)));
                break;
        }
    }

    /// <summary>Makes the tables, or mends those of an older version.</summary>
    public static async Task MigrateAsync(IServiceProvider services)
    {
        await MigrateAsync<SqliteNotificationsDbContext>(services);
        await MigrateAsync<NotificationsDbContext>(services);
    }

    private static async Task MigrateAsync<TContext>(IServiceProvider services)
        where TContext : DbContext
    {
        if (services.GetService<IDbContextFactory<TContext>>() is { } factory)
        {
            await using var context = await factory.CreateDbContextAsync();
            await context.Database.MigrateAsync();
        }
    }
}
