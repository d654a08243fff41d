using LenNotify;
using Microsoft.EntityFrameworkCore;
using Npgsql;

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
                notifications.UseContactKeys(DemoKeys.In(arguments.Data)).UseSqliteStore<SqliteNotificationsDbContext>();
                break;
            case "postgres":
                notifications.Services.AddPooledDbContextFactory<NotificationsDbContext>(o => o.UseNpgsql(arguments.Connection));
                notifications.UseContactKeys(DemoKeys.In(arguments.Data)).UsePostgresStore<NotificationsDbContext>();
                break;
        }
    }

    /// <summary>Makes the tables, or mends those of an older version.</summary>
    /// <exception cref="DeskArgumentException">The server cannot be used; the message says which, and what to do.</exception>
    public static async Task MigrateAsync(IServiceProvider services)
    {
        await MigrateAsync<SqliteNotificationsDbContext>(services);
        try
        {
            await MigrateAsync<NotificationsDbContext>(services);
        }
        catch (Exception problem) when (OfServer(problem) is not null)
        {
            throw new DeskArgumentException(Unusable(services.GetRequiredService<DeskArguments>().Connection, OfServer(problem)!));
        }
    }

    // What may pass by itself comes wrapped.
    private static NpgsqlException? OfServer(Exception? problem) => problem as NpgsqlException ?? (problem is null ? null : OfServer(problem.InnerException));

    // The connection's password is nobody's business.
    private static string Unusable(string? connection, NpgsqlException problem)
    {
        var (of, why) = (new NpgsqlConnectionStringBuilder(connection), (problem.InnerException ?? problem).Message.TrimEnd('.'));
        return problem is PostgresException refused
            ? $"--store postgres: the server at {of.Host}:{of.Port} refuses: {refused.MessageText}. Look at user, password and database of --connection."
            : $"--store postgres: no server answers at {of.Host}:{of.Port} ({why}). Start one, say where it is with --connection, or leave --store out for a file.";
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
