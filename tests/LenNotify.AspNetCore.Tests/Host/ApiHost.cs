using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify.AspNetCore.Tests;

/// <summary>A host on a free port, with a clock that the test moves.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    internal const string Prefix = "/api/notifications";
    internal const string Admin = Prefix + "/admin";
    internal const string Events = Prefix + "/events";
    private readonly WebApplication _app;

    private ApiHost(WebApplication app, TestTime time)
    {
        (_app, Time) = (app, time);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    internal TestTime Time { get; }

    internal Uri Address { get; }

    internal IServiceProvider Services => _app.Services;

    internal INotifier Notifier => Get<INotifier>();

    internal static async Task<ApiHost> StartAsync(
        Action<NotificationsBuilder>? notifications = null,
        Action<NotificationApiOptions>? api = null,
        Action<WebApplicationBuilder>? build = null,
        Action<WebApplication>? map = null)
    {
        var time = new TestTime(new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(LogLines.Watched).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddAuthentication(TestTokens.Scheme0).AddScheme<AuthenticationSchemeOptions, TestTokens>(TestTokens.Scheme0, null);
        builder.Services.AddAuthorizationBuilder().AddPolicy("operators", policy => policy.RequireRole("operator"));
        notifications?.Invoke(builder.Services.AddNotifications());
        builder.Services.AddNotifications();
        build?.Invoke(builder);
        var app = builder.Build();
        app.MapNotifications(Prefix, api);
        app.MapNotificationsAdmin(Admin, "operators");
        app.MapNotificationEvents(Events, o =>
        {
            o.KeyHashes["shop"] = Convert.ToHexString(SHA256.HashData("shop key"u8));
            o.KeyHashes["desk"] = Convert.ToHexString(SHA256.HashData("desk key"u8));
        });
        map?.Invoke(app);
        await app.StartAsync();
        return new ApiHost(app, time);
    }

    internal T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    internal IEnumerable<RouteEndpoint> Endpoints() => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    /// <summary>Somebody's client; nobody's without a name.</summary>
    internal HttpClient Client(string? userId = "ann", string? role = null) => Client(userId is null ? null : Token(userId, role));

    internal HttpClient Client(TestToken? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero }) { BaseAddress = new Uri(Address, Prefix + "/") };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token.Signed());
        return client;
    }

    /// <summary>The client of somebody who meets the policy, below the admin's path.</summary>
    internal HttpClient Operator()
    {
        var client = Client("olivia", "operator");
        client.BaseAddress = new Uri(Address, Admin + "/");
        return client;
    }

    internal TestToken Token(string userId, string? role = null) => new(userId, TestToken.Audience, Time.GetUtcNow().AddHours(-1), Time.GetUtcNow().AddHours(1), role);

    /// <summary>Publishes to one person, a second after the one before.</summary>
    internal async Task<Guid> PublishAsync(string userId = "ann", Func<Notification, Notification>? with = null)
    {
        Time.Pass(TimeSpan.FromSeconds(1));
        var says = new Notification { Type = "order_filled", Title = "Filled" };
        var result = await Notifier.PublishAsync(with?.Invoke(says) ?? says, userId);
        return result.Users[0].ItemId;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
