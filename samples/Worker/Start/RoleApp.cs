using LenNotify;
using Microsoft.EntityFrameworkCore;

namespace Worker;

/// <summary>Puts a publisher or a worker together. Both know the same types, channels, people, keys and tables; one of them sends.</summary>
public static class RoleApp
{
    /// <summary>The process answers: restart it when it does not.</summary>
    public const string Live = "/live";

    /// <summary>It can do its work: the database is there, and nothing of it is broken.</summary>
    public const string Ready = "/ready";

    /// <summary>For Prometheus.</summary>
    public const string Metrics = "/metrics";

    /// <summary>How long the provider may take. What ends a process has to leave it more than that.</summary>
    public static TimeSpan SendTimeout { get; } = TimeSpan.FromSeconds(10);

    public static WebApplication Build(string role, Settings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(RoleApp).Assembly.GetName().Name });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);

        // What was claimed is sent to its end and written down, before the process goes.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.DrainTime);
        builder.Services.AddNotificationsHealthChecks();
        var notifications = AddOrderNotifications(builder.Services, settings, delivers: role == Roles.Worker);
        if (role == Roles.Publisher)
        {
            notifications.UseSignalR();
        }

        var app = builder.Build();
        app.MapGet(Live, () => "live");
        app.MapHealthChecks(Ready);
        app.MapNotificationsHealth();
        app.MapNotificationsMetrics(Metrics);
        if (role == Roles.Publisher)
        {
            app.Use(DemoGateway.TrustAsync);
            app.MapOrders();
            app.MapNotifications("/api/notifications");
            app.MapNotificationHub("/hubs/notifications");
        }

        return app;
    }

    private static NotificationsBuilder AddOrderNotifications(IServiceCollection services, Settings settings, bool delivers)
    {
        services.AddPooledDbContextFactory<NotificationsDbContext>(options => options.UseNpgsql(settings.ConnectionString));
        var notifications = services.AddNotifications(options => options.Deliver = delivers)
            .AddType<OrderFilled>(type => type.Channels("inapp", Pager.Name))
            .UseContacts<PagerBook>()
            .UseContactKeys(settings.Keys)
            .UseEntityFramework<NotificationsDbContext>();
        if (!delivers)
        {
            // It only has to know that there is such a channel.
            return notifications.AddChannel(Pager.Name, Describe);
        }

        services.AddHttpClient(Pager.Name, client => client.BaseAddress = settings.PagerUrl);
        return notifications.AddChannel<Pager>(Describe);
    }

    private static void Describe(ChannelOptions options) => options.SendTimeout = SendTimeout;
}
