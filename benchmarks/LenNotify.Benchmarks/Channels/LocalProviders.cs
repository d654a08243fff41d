using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify.Benchmarks.Channels;

/// <summary>Twilio, Slack, a push service and a mail server on this machine, which take everything at once.</summary>
internal sealed class LocalProviders : IAsyncDisposable
{
    private readonly WebApplication _http;
    private readonly LocalMailServer _mail;

    private LocalProviders(WebApplication http, LocalMailServer mail, Arrivals arrivals)
    {
        (_http, _mail, Arrivals) = (http, mail, arrivals);
        Http = new Uri(http.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");
    }

    internal Arrivals Arrivals { get; }

    internal Uri Http { get; }

    internal int Mail => _mail.Port;

    internal static async Task<LocalProviders> StartAsync()
    {
        var arrivals = new Arrivals();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            arrivals.Came();
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.ContentType = "application/json";
            if (context.Request.Path.Value!.EndsWith("postMessage", StringComparison.Ordinal))
            {
                context.Response.StatusCode = StatusCodes.Status200OK;
                await context.Response.WriteAsync("""{"ok":true,"ts":"1.2"}""");
                return;
            }

            await context.Response.WriteAsync("""{"sid":"SM1"}""");
        });
        await app.StartAsync();
        return new LocalProviders(app, new LocalMailServer(arrivals), arrivals);
    }

    public async ValueTask DisposeAsync()
    {
        _mail.Dispose();
        await _http.StopAsync();
        await _http.DisposeAsync();
    }
}
