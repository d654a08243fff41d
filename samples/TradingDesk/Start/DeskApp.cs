using LenNotify;

namespace TradingDesk;

/// <summary>Puts the program together.</summary>
public static class DeskApp
{
    /// <summary>Everything but the start.</summary>
    /// <param name="arguments">What the command line says.</param>
    /// <param name="change">What a test would have otherwise.</param>
    public static async Task<WebApplication> BuildAsync(DeskArguments arguments, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(DeskApp).Assembly.GetName().Name });
        builder.WebHost.UseUrls(arguments.Urls ?? (arguments.Once ? "http://127.0.0.1:0" : "http://127.0.0.1:5080")).UseStaticWebAssets();
        builder.Logging.SetMinimumLevel(arguments.IsShort ? LogLevel.Error : LogLevel.Information);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(arguments);
        builder.Services.AddDeskNotifications().UseStore(arguments);
        builder.Services.AddTradingFloor();
        builder.Services.AddDemoSignIn();
        builder.Services.AddProblemDetails();
        change?.Invoke(builder);
        var app = builder.Build();
        await Stores.MigrateAsync(app.Services);
        Map(app);
        return app;
    }

    private static void AddTradingFloor(this IServiceCollection services)
    {
        services.AddSingleton(provider => new TradingFloor(provider.GetRequiredService<DeskArguments>().Seed)
            .WithHistory(provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddSingleton<DeskNotices>();
        services.AddSingleton<DeskViews>();
        services.AddSingleton<FloorLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<FloorLoop>());
    }

    private static void Map(WebApplication app)
    {
        app.UseStrictPages();
        app.UseExceptionHandler();
        app.UseNotificationsOnException();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapDemoSignIn();
        app.MapDesk();
        app.MapNotifications("/api/notifications");
        app.MapNotificationsAdmin("/api/notifications/admin", DemoSignIn.OperatorPolicy);
        app.MapNotificationsHealth().RequireAuthorization(DemoSignIn.OperatorPolicy);
    }
}
