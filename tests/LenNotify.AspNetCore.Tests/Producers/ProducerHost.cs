using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LenNotify.AspNetCore.Tests;

/// <summary>A producer's own process, as far as its services go: the client, and the wire between it and a host.</summary>
internal sealed class ProducerHost : IAsyncDisposable
{
    internal const string Key = "warehouse-4711-secret";
    internal const string Path = "/producers";
    private readonly IHost _host;

    private ProducerHost(IHost host) => _host = host;

    internal INotificationsClient Client => _host.Services.GetRequiredService<INotificationsClient>();

    internal required HostLog Log { get; init; }

    internal static Task<ApiHost> ServerAsync(int maxBatch = 100, bool camelCase = false) => ApiHost.StartAsync(map: app => app.MapNotificationEvents(Path, options =>
    {
        options.KeyHashes["warehouse"] = Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(Key)));
        (options.MaxBatch, options.CamelCase) = (maxBatch, camelCase);
    }));

    internal static async Task<ProducerHost> StartAsync(Uri server, DelegatingHandler wire, Action<NotificationsClientOptions>? configure = null, TimeProvider? time = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var log = new HostLog();
        builder.Logging.ClearProviders().AddProvider(log).AddProvider(LogLines.Watched).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddNotificationsClient(options =>
        {
            options.Endpoint = new Uri(server, Path);
            options.ApiKey = Key;
            configure?.Invoke(options);
        }).AddHttpMessageHandler(() => wire);
        var host = builder.Build();
        await host.StartAsync();
        return new ProducerHost(host) { Log = log };
    }

    internal Task<EventResult> PublishAsync(string title = "Filled", EventOptions? options = null) =>
        Client.PublishAsync(new Notification { Type = "order_filled", Title = title }, "ann", options);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
