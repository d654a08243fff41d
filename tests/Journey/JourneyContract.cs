using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>The whole way of a notification through a host, on whichever store: the same for all of them.</summary>
public abstract class JourneyContract(IJourneyStore store) : IAsyncLifetime
{
    private readonly List<JourneyHost> _hosts = [];

    /// <summary>A timer counts whole milliseconds: what is due at an instant may start so much later.</summary>
    protected static TimeSpan Tick { get; } = TimeSpan.FromMilliseconds(1);

    protected static DateTimeOffset Noon { get; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private protected TestTime Time { get; } = new(Noon);

    protected Pager Pager { get; } = new("pager");

    public Task InitializeAsync() => store.OpenAsync();

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        await store.CloseAsync();
        CanaryWatch.OfTheRun.ShouldHaveSeenNothing();
    }

    protected async Task<JourneyHost> Start(Action<NotificationsBuilder>? configure = null, Action<ChannelOptions>? pager = null, IStoreSignals? signals = null)
    {
        void Configure(NotificationsBuilder builder)
        {
            store.Use(builder);
            builder.UseContactKeys(Keys());
            builder.AddChannel(Pager, pager);
            configure?.Invoke(builder);
        }

        var host = await JourneyHost.StartAsync(Time, Configure, signals);
        _hosts.Add(host);
        return host;
    }

    /// <summary>Ends when it is so; patience is only for what never comes.</summary>
    protected static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3), TimeProvider.System);
        while (!await isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Time goes on while nothing is under way, and everything that it began has ended.</summary>
    protected async Task Pass(TimeSpan by)
    {
        await Rested();
        Time.Pass(by);
        await Rested();
    }

    private async Task Rested()
    {
        foreach (var host in _hosts)
        {
            await host.Rested();
        }
    }

    // Hosts that share a store share its keys.
    private static ContactKeyOptions Keys()
    {
        var keys = new ContactKeyOptions { ActiveKey = "test", HashKey = Convert.ToBase64String(new byte[32].Select((_, i) => (byte)(i + 1)).ToArray()) };
        keys.Keys.Add(new ContactKey { Id = "test", Key = Convert.ToBase64String(new byte[32].Select((_, i) => (byte)(i + 33)).ToArray()) });
        return keys;
    }
}
