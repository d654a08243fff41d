using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TradingDesk.Tests;

/// <summary>The whole program on a free port. Its market moves when a test says so.</summary>
internal sealed class RunningDesk : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningDesk(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    internal Uri Address { get; }

    internal IServiceProvider Services => _app.Services;

    internal TradingFloor Floor => _app.Services.GetRequiredService<TradingFloor>();

    internal static async Task<RunningDesk> StartAsync(params string[] arguments)
    {
        string[] all = ["--urls", "http://127.0.0.1:0", "--pace", "3600", .. arguments];
        var app = await DeskApp.BuildAsync(DeskArguments.Parse(all), builder => builder.Logging.ClearProviders().AddProvider(LogLines.Watched));
        await app.StartAsync();
        return new RunningDesk(app);
    }

    internal Task StepAsync() => _app.Services.GetRequiredService<FloorLoop>().StepAsync(CancellationToken.None);

    internal Task TellAsync(FloorStep step) => _app.Services.GetRequiredService<DeskNotices>().TellAsync(step, CancellationToken.None);

    /// <summary>Somebody's own client; nobody's without a name.</summary>
    internal async Task<HttpClient> ClientAsync(string? userId)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        if (userId is not null)
        {
            (await client.PostAsync("/sign-in", new FormUrlEncodedContent([new("user", userId)]))).Headers.Location.Should().NotBeNull();
        }

        return client;
    }

    /// <summary>Waits until somebody's inbox has something with this title; answers with the item.</summary>
    internal static async Task<JsonElement> InboxAsync(HttpClient client, string title)
    {
        while (true)
        {
            var page = await client.GetFromJsonAsync<JsonElement>("/api/notifications");
            foreach (var item in page.GetProperty("data").EnumerateArray())
            {
                if (item.GetProperty("title").GetString() == title)
                {
                    return item;
                }
            }

            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
