using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify.Mongo.Tests;

/// <summary>
/// Nodes wake each other by change streams on a server that has some, and by looking for signals on one that has none: the same
/// tests, on whichever server they run.
/// </summary>
public sealed class SignalTests : IAsyncLifetime
{
    // For what never comes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private TestStores? _stores;

    public async Task InitializeAsync() => _stores = await TestStores.CreateAsync();

    public async Task DisposeAsync() => await _stores!.DisposeAsync();

    [Fact]
    public async Task What_one_node_signals_others_hear()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var (speaker, hearers) = (_stores!.One, new[] { _stores.Open(), _stores.Open() });
        using var heard = new CancellationTokenSource();

        var hearing = Task.WhenAll(hearers.Select(store => HearAsync(store, "sms", patience.Token)));
        var speaking = SpeakAsync(speaker, "sms", heard.Token);

        await hearing;
        await heard.CancelAsync();
        await speaking;
    }

    [Fact]
    public async Task Who_is_refused_a_change_stream_looks_for_signals_and_says_so_once()
    {
        List<string> lines = [];
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var heard = new CancellationTokenSource();
        await using var host = Pretending(lines);
        var store = host.GetRequiredService<INotificationStore>();
        var isOne = (await _stores!.Database.HelloAsync()).Contains("setName");

        var hearing = HearAsync(store, "sms", patience.Token);
        var speaking = SpeakAsync(_stores.One, "sms", heard.Token);
        await hearing;
        await heard.CancelAsync();
        await speaking;

        lines.Count(line => line.Contains("refused a change stream")).Should().Be(isOne ? 0 : 1, "a real one does not refuse");
    }

    private ServiceProvider Pretending(List<string> lines)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new LogLines(lines.Add)));
        services.AddSingleton(PretendedReplicaSet.Over(_stores!.Database.Database));
        services.AddNotifications().UseMongo(options => options.UseTransactions = false);
        return services.BuildServiceProvider();
    }

    // A listener takes a moment until it is one, so the signal is repeated.
    private static async Task SpeakAsync(INotificationStore store, string topic, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            await store.SignalAsync([topic], default);
            await Task.Yield();
        }
    }

    private static async Task HearAsync(INotificationStore store, string topic, CancellationToken cancellationToken)
    {
        await foreach (var heard in store.ListenAsync(cancellationToken))
        {
            if (heard == topic)
            {
                return;
            }
        }
    }
}
