using System.Threading.Channels;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LenNotify.Tests.Journey;

/// <summary>A host as a user builds one, but for the time, which a test sets.</summary>
public sealed class JourneyHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly IHost _host;
    private readonly Channel<CompletionState> _written;
    private bool _ended;

    private JourneyHost(IHost host, Channel<CompletionState> written) => (_host, _written) = (host, written);

    public INotifier Notifier => Get<INotifier>();

    public IUserSettings Settings => Get<IUserSettings>();

    public IDeliveryQueue Queue => Get<IDeliveryQueue>();

    public JourneyPeople People => (JourneyPeople)Get<IContactDirectory>();

    internal static async Task<JourneyHost> StartAsync(TestTime time, Action<NotificationsBuilder> configure, IStoreSignals? signals = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(LogLines.Watched).SetMinimumLevel(LogLevel.Trace);
        var people = new JourneyPeople();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IContactDirectory>(people).AddSingleton<ISegmentResolver>(people);
        configure(builder.Services.AddNotifications());
        builder.Services.Replace(ServiceDescriptor.Singleton(signals ?? new TestSignals(time)));
        var written = Channel.CreateUnbounded<CompletionState>();
        Decorate(builder.Services, written.Writer);
        var host = builder.Build();
        await host.StartAsync();
        return new JourneyHost(host, written);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Publishes an order that was filled, over these channels.</summary>
    public Task<PublishResult> Fill(string symbol, Audience audience, PublishOptions? options = null, params string[] channels) => Notifier.PublishAsync(
        new Notification { Type = "order_filled", Title = $"{symbol} filled", Channels = channels is [] ? ["inapp", "pager"] : channels }, audience, options);

    /// <summary>The next so many completions that were written.</summary>
    public async Task<List<CompletionState>> Written(int count = 1)
    {
        var states = new List<CompletionState>();
        while (states.Count < count)
        {
            states.Add(await _written.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        }

        return states;
    }

    /// <summary>Ends when something with this action is on record.</summary>
    public async Task Audited(string action)
    {
        var began = TimeProvider.System.GetTimestamp();
        while ((await Get<IHistory>().AuditAsync(new AuditQuery { Action = action }, default)).Items.Count == 0)
        {
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(Patience);
            await Task.Yield();
        }
    }

    /// <summary>Ends when nothing happens any more until time goes on.</summary>
    public async Task Rested()
    {
        if (_ended)
        {
            return;
        }

        var underWay = Get<UnderWay>();
        var began = TimeProvider.System.GetTimestamp();
        while (!underWay.IsAtRest)
        {
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(Patience);
            await Task.Yield();
        }
    }

    public async Task StopAsync()
    {
        await _host.StopAsync();
        _ended = true;
    }

    /// <summary>As kill -9: nothing is drained or written any more.</summary>
    public async Task KillAsync()
    {
        _ended = true;
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        foreach (var service in _host.Services.GetServices<IHostedService>())
        {
            await service.StopAsync(now.Token);
        }
    }

    // A test that wants a graceful end asks for it; what hangs in others is not waited for.
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _host.Dispose();
    }

    private static void Decorate(IServiceCollection services, ChannelWriter<CompletionState> written)
    {
        var queue = services.Last(service => service.ServiceType == typeof(IDeliveryQueue));
        services.Replace(ServiceDescriptor.Singleton<IDeliveryQueue>(provider => new WatchedQueue((IDeliveryQueue)(
            queue.ImplementationInstance ?? queue.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, queue.ImplementationType!)), completion => written.TryWrite(completion.State))));
    }
}
