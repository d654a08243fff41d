extern alias sqlite;

using System.Globalization;
using LenNotify.Benchmarks.Durable;
using LenNotify.Benchmarks.Journey;
using LenNotify.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SqliteDbContext = sqlite::LenNotify.SqliteNotificationsDbContext;
using SqliteStore = sqlite::LenNotify.SqliteNotifications;

namespace LenNotify.Benchmarks.Footprint;

/// <summary>
/// A web host as its user has it, in a process of its own: with nothing, or with LenNotify, its REST endpoints, its hub and a channel
/// that sends nowhere. It ends with its input.
/// </summary>
internal static class FootprintHost
{
    internal const string Option = "--footprint-host";
    internal const string Empty = "empty";
    internal const string Memory = "memory";
    internal const string Sqlite = "sqlite";
    internal const string Postgres = "postgres";

    /// <summary>Which, how many notifications a minute, and where its store is.</summary>
    internal static async Task RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        // Its output is read by the process that looks at it.
        builder.Logging.ClearProviders();
        var channel = new NoOpChannel();
        if (arguments[0] != Empty)
        {
            Add(builder.Services, arguments[0], arguments[2], channel);
        }

        await using var app = builder.Build();
        app.MapGet("/", () => "here");
        if (arguments[0] != Empty)
        {
            app.MapNotifications("/api/notifications");
            app.MapNotificationHub("/hubs/notifications");
            if (await app.Services.GetRequiredService<INotificationStore>().PrepareAsync(create: true, default) is { } problem)
            {
                throw new InvalidOperationException(problem);
            }
        }

        await app.StartAsync();
        using var stop = new CancellationTokenSource();
        var publishing = PublishAsync(app.Services.GetService<INotifier>(), int.Parse(arguments[1], CultureInfo.InvariantCulture), stop.Token);
        Console.WriteLine("started");
        await Console.In.ReadToEndAsync();
        await stop.CancelAsync();
        var published = await publishing;
        await app.StopAsync();
        Console.WriteLine(published.ToString(CultureInfo.InvariantCulture));
    }

    private static void Add(IServiceCollection services, string store, string where, NoOpChannel channel)
    {
        var notifications = services.AddNotifications(options => options.PerUser = null).AddChannel(channel, options => options.Policy = DurableWorld.Policy).UseSignalR();
        switch (store)
        {
            case Sqlite:
                services.AddPooledDbContextFactory<SqliteDbContext>(options => options.UseSqlite($"Data Source={where}"));
                SqliteStore.UseEntityFramework<SqliteDbContext>(notifications.UseContactKeys(DurableWorld.Keys()));
                break;
            case Postgres:
                services.AddPooledDbContextFactory<NotificationsDbContext>(options => options.UseNpgsql(where));
                notifications.UseContactKeys(DurableWorld.Keys()).UseEntityFramework<NotificationsDbContext>();
                break;
        }
    }

    private static async Task<int> PublishAsync(INotifier? notifier, int perMinute, CancellationToken cancellationToken)
    {
        if (notifier is null || perMinute == 0)
        {
            return 0;
        }

        var published = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1.0 / perMinute));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await notifier.PublishAsync(JourneyWorld.Notification, DurableWorld.UserIds[published++ % DurableWorld.People], cancellationToken: CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // It is to end.
        }

        return published;
    }
}
