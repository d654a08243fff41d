using System.Collections.Concurrent;
using System.Security.Claims;
using LenNotify.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify.Benchmarks.Hub;

/// <summary>A web host with our hub, and beside it one as a team writes it.</summary>
internal sealed class HubWorld : IAsyncDisposable
{
    internal const string User = "X-User";
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<HttpContext, byte> _connected = new();
    private readonly ConcurrentDictionary<long, int> _connects = new();

    private HubWorld(WebApplication app) => _app = app;

    internal Uri Ours => At("/ours");

    internal Uri Raw => At("/raw");

    internal IDeliveryHub Hub => Get<IDeliveryHub>();

    internal INotifier Notifier => Get<INotifier>();

    /// <summary>The most that connected within one second.</summary>
    internal int Peak => _connects.Values.DefaultIfEmpty().Max();

    /// <summary>Starts it on a free port; in memory, or on the store that is added.</summary>
    internal static async Task<HubWorld> StartAsync(Action<NotificationsBuilder>? store = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var notifications = builder.Services.AddNotifications(options => options.PerUser = null).UseSignalR();
        store?.Invoke(notifications);
        var app = builder.Build();
        var world = new HubWorld(app);
        app.Use(world.ServeAsync);
        app.MapNotificationHub("/ours");
        app.MapHub<RawHub>("/raw");
        if (await world.Get<INotificationStore>().PrepareAsync(create: true, default) is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        await app.StartAsync();
        return world;
    }

    /// <summary>What a team's code awaits.</summary>
    internal Task SendRawAsync(string userId, RawBody body) => Get<IHubContext<RawHub>>().Clients.Group(RawHub.GroupOf(userId)).SendAsync(RawHub.Message, body);

    /// <summary>Cuts every connection.</summary>
    internal void DropAll()
    {
        _connects.Clear();
        foreach (var context in _connected.Keys)
        {
            context.Abort();
        }
    }

    public async ValueTask DisposeAsync()
    {
        DropAll();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    private Uri At(string path) => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single().Replace("http:", "ws:", StringComparison.Ordinal) + path);

    // Who it is stands in a header: what tokens cost is not what is measured.
    private async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, context.Request.Headers[User].ToString())], "benchmark"));
        _connects.AddOrUpdate(TimeProvider.System.GetTimestamp() / TimeProvider.System.TimestampFrequency, 1, static (_, count) => count + 1);
        _connected.TryAdd(context, 0);
        try
        {
            await next(context);
        }
        finally
        {
            _connected.TryRemove(context, out _);
        }
    }
}
