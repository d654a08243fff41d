using System.Buffers.Text;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace LenNotify.Web.Tests;

/// <summary>A host on a free port with the ready pages, the API and people who sign in by a cookie.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    internal const string Api = "/api/notifications";
    internal const string Admin = Api + "/admin";
    internal const string Pages = "/notifications";
    private readonly WebApplication _app;

    private WebHost(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    internal Uri Address { get; }

    /// <summary>By a name: browsers trust this one with workers and push, as they do a site over https.</summary>
    internal string Site => $"http://localhost:{Address.Port}";

    internal static async Task<WebHost> StartAsync(
        Action<NotificationsBuilder>? notifications = null,
        TimeProvider? time = null,
        Action<WebApplication>? map = null,
        Action<IServiceCollection>? services = null,
        Action<NotificationPagesOptions>? pages = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(LogLines.Watched).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddAuthentication(Cookies.Name).AddScheme<AuthenticationSchemeOptions, Cookies>(Cookies.Name, null);
        builder.Services.AddAuthorizationBuilder().AddPolicy("operators", policy => policy.RequireRole("operator"));
        var added = builder.Services.AddNotifications();
        notifications?.Invoke(added);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapNotifications(Api, o => o.PushKey = Base64Url.EncodeToString([4, .. new byte[64]]));
        app.MapNotificationsAdmin(Admin, "operators");
        app.MapNotificationPages(Pages, o =>
        {
            o.Admin = Admin;
            pages?.Invoke(o);
        });
        map?.Invoke(app);
        ServeAssets(app);
        await app.StartAsync();
        return new WebHost(app);
    }

    internal T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    internal async Task<Guid> PublishAsync(string title, string userId = "ann", Func<Notification, Notification>? with = null)
    {
        var says = new Notification { Type = "order_filled", Title = title };
        return (await Get<INotifier>().PublishAsync(with?.Invoke(says) ?? says, userId)).Users[0].ItemId;
    }

    /// <summary>A person's own client, beside the browser.</summary>
    internal HttpClient Client(string who = "ann", string below = Api)
    {
        var client = new HttpClient { BaseAddress = new Uri(Address, below + "/") };
        client.DefaultRequestHeaders.Add("Cookie", $"{Cookies.Name}={who}");
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(true)).ContinueWith(static _ => { }, TaskScheduler.Default);
        await _app.DisposeAsync();
    }

    // The assets as the package brings them, at the place where a host's MapStaticAssets puts them.
    private static void ServeAssets(WebApplication app, [CallerFilePath] string source = "")
    {
        var types = new FileExtensionContentTypeProvider();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "src", "LenNotify.Web", "wwwroot"))),
            RequestPath = "/_content/LenNotify.Web",
            ContentTypeProvider = types,
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "no-cache",
        });
    }
}
