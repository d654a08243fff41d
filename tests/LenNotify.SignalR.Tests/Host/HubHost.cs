using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace LenNotify.SignalR.Tests;

/// <summary>A host with a hub on a free port. Sockets go by the machine's clock, and so do tokens.</summary>
internal sealed class HubHost : IAsyncDisposable
{
    internal const string Path = "/hubs/notifications";
    private readonly WebApplication _app;

    private HubHost(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    internal Uri Address { get; }

    internal HostLog Log => Get<HostLog>();

    internal static async Task<HubHost> StartAsync(
        Action<NotificationHubOptions>? hub = null, Action<NotificationsBuilder>? notifications = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var log = new HostLog();
        builder.Logging.ClearProviders().AddProvider(log).AddProvider(LogLines.Watched).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton(log);
        builder.Services.AddAuthentication(TestTokens.Scheme0).AddScheme<AuthenticationSchemeOptions, TestTokens>(TestTokens.Scheme0, null);
        builder.Services.AddAuthorization();
        var added = builder.Services.AddNotifications();
        added.UseContacts<People>().AddChannel<Post>();
        notifications?.Invoke(added);
        added.UseSignalR(hub);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapNotificationHub(Path);
        app.MapNotifications("/api/notifications");
        ServeFiles(app);
        await app.StartAsync();
        return new HubHost(app);
    }

    internal T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    internal static TestToken Token(string userId) => new(userId, TestToken.Audience, Now.AddHours(-1), Now.AddHours(1));

    internal static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    internal Task<HubClient> ConnectAsync(string userId) => ConnectAsync(Token(userId));

    internal async Task<HubClient> ConnectAsync(TestToken token)
    {
        var client = await HubClient.OpenAsync(new Uri($"ws://{Address.Authority}{Path}?access_token={token.Signed()}"));
        await client.ReceiveAsync(LiveNames.Connected);
        return client;
    }

    internal async Task<Guid> PublishAsync(string userId, string title = "Filled") =>
        (await Get<INotifier>().PublishAsync(new Notification { Type = "order_filled", Title = title, Severity = Severity.Critical }, userId)).Users[0].ItemId;

    // A page and what it loads, at their places in the repository.
    private static void ServeFiles(WebApplication app, [CallerFilePath] string source = "") => app.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = new PhysicalFileProvider(System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "..", "..", ".."))),
        RequestPath = "/files",
    });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(true)).ContinueWith(static _ => { }, TaskScheduler.Default);
        await _app.DisposeAsync();
    }
}
