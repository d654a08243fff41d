using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LenNotify.Benchmarks.Pages;

/// <summary>A web host with the endpoints on a filled PostgreSQL, as a page in a browser finds it: Kestrel, HTTP, JSON.</summary>
internal sealed class PagesHost : IAsyncDisposable
{
    private const string User = "X-User";
    private const string Api = "/api/notifications/";
    private readonly WebApplication _app;
    private readonly NpgsqlDataSource _source;

    private PagesHost(WebApplication app, NpgsqlDataSource source) => (_app, _source) = (app, source);

    /// <summary>Starts it on a free port.</summary>
    internal static async Task<PagesHost> StartAsync(string connectionString)
    {
        var source = NpgsqlDataSource.Create(connectionString);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddPooledDbContextFactory<NotificationsDbContext>(options => options.UseNpgsql(source));
        builder.Services.AddNotifications(options => options.Deliver = false).UseContactKeys(Keys()).UseEntityFramework<NotificationsDbContext>();
        var app = builder.Build();

        // Who it is stands in a header: what tokens cost is not what is measured.
        app.Use((context, next) =>
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, context.Request.Headers[User].ToString())], "benchmark"));
            return next(context);
        });
        app.MapNotifications(Api.TrimEnd('/'));
        await app.StartAsync();
        return new PagesHost(app, source);
    }

    /// <summary>One person's client.</summary>
    internal HttpClient Client(string userId)
    {
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var client = new HttpClient { BaseAddress = new Uri(address + Api) };
        client.DefaultRequestHeaders.Add(User, userId);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static ContactKeyOptions Keys()
    {
        static string Key(int first) => Convert.ToBase64String([.. Enumerable.Range(first, 32).Select(i => (byte)i)]);
        var keys = new ContactKeyOptions { ActiveKey = "one", HashKey = Key(1) };
        keys.Keys.Add(new ContactKey { Id = "one", Key = Key(33) });
        return keys;
    }
}
