using LenNotify.Benchmarks.Hub;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LenNotify.Benchmarks.EndToEnd;

/// <summary>A host that publishes, has no hub, and delivers nothing.</summary>
internal sealed class PublisherNode : IAsyncDisposable
{
    private readonly IHost _host;

    private PublisherNode(IHost host) => _host = host;

    internal INotifier Notifier => _host.Services.GetRequiredService<INotifier>();

    internal static async Task<PublisherNode> StartAsync(LiveStore store)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        store.AddTo(builder.Services.AddNotifications(options => (options.PerUser, options.Deliver) = (null, false)));
        var host = builder.Build();
        if (await host.Services.GetRequiredService<INotificationStore>().PrepareAsync(create: true, default) is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        await host.StartAsync();
        return new PublisherNode(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
