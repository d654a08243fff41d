namespace LenNotify.Tests.Journey;

/// <summary>The whole way of a notification through a host, on whichever store: the same for all of them.</summary>
public abstract class JourneyContract : IAsyncLifetime
{
    private readonly List<JourneyHost> _hosts = [];

    protected static DateTimeOffset Noon { get; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    protected JourneyTime Time { get; } = new(Noon);

    protected Pager Pager { get; } = new("pager");

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>Makes a host use the store of this test: the same one in every call.</summary>
    protected abstract void UseStore(NotificationsBuilder builder);

    protected async Task<JourneyHost> Start(Action<NotificationsBuilder>? configure = null, Action<ChannelOptions>? pager = null)
    {
        var host = await JourneyHost.StartAsync(Time, builder =>
        {
            UseStore(builder);
            builder.UseContactKeys(Keys());
            builder.AddChannel(Pager, pager);
            configure?.Invoke(builder);
        });
        _hosts.Add(host);
        return host;
    }

    // Hosts that share a store share its keys.
    private static ContactKeyOptions Keys()
    {
        var keys = new ContactKeyOptions { ActiveKey = "test", HashKey = Convert.ToBase64String(new byte[32].Select((_, i) => (byte)(i + 1)).ToArray()) };
        keys.Keys.Add(new ContactKey { Id = "test", Key = Convert.ToBase64String(new byte[32].Select((_, i) => (byte)(i + 33)).ToArray()) });
        return keys;
    }
}
