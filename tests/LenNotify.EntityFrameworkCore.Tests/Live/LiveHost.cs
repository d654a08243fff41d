using LenNotify.Tests.Journey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A host with nothing of the tests' in it but its channels: the machine's time, the database's signals.</summary>
internal sealed class LiveHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly NpgsqlDataSource _source;

    private LiveHost(IHost host, NpgsqlDataSource source) => (_host, _source) = (host, source);

    internal INotifier Notifier => Get<INotifier>();

    internal static Task<LiveHost> StartAsync(string connectionString, Action<NotificationOptions> configure, params Pager[] channels) =>
        StartAsync(connectionString, configure, TimeProvider.System, channels);

    internal static async Task<LiveHost> StartAsync(string connectionString, Action<NotificationOptions> configure, TimeProvider time, params Pager[] channels)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(LogLines.Watched).SetMinimumLevel(LogLevel.Trace);
        var source = NpgsqlDataSource.Create(connectionString);
        builder.Services.AddSingleton(time).AddSingleton<IContactDirectory>(new JourneyPeople());
        builder.Services.AddPooledDbContextFactory<StallDb>(options => options.UseNpgsql(source));
        var notifications = builder.Services.AddNotifications(configure).UseContactKeys(NodeHost.Keys()).UseEntityFramework<StallDb>();
        foreach (var channel in channels)
        {
            notifications.AddChannel(channel);
        }

        var host = builder.Build();
        await host.StartAsync();
        return new LiveHost(host, source);
    }

    internal T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    internal StallDb Context() => Get<IDbContextFactory<StallDb>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _source.DisposeAsync();
    }
}
