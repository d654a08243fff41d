using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Testing;

/// <summary>
/// A host's notifications in a test: the same code as in production, in memory, with a clock that the test sets and channels
/// that record instead of sending. Whenever a call returns, everything that is due has happened; nothing ever sleeps.
/// </summary>
public sealed class NotificationsTestHost : IAsyncDisposable, IDisposable
{
    // A Monday. Early, because a clock is only set forwards.
    private static readonly DateTimeOffset Beginning = new(2001, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly ServiceProvider _services;
    private readonly Clockwork _clockwork;
    private readonly SimulatedChannels _channels;

    private NotificationsTestHost(ServiceProvider services)
    {
        _services = services;
        _clockwork = services.GetRequiredService<Clockwork>();
        _channels = services.GetRequiredService<SimulatedChannels>();
        Notifier = new SettlingNotifier(services.GetRequiredService<INotifier>(), _clockwork);
    }

    /// <summary>Publishes; when a call returns, everything that it brought about has happened.</summary>
    public INotifier Notifier { get; }

    /// <summary>The host's services, for code of the host's own that publishes.</summary>
    public IServiceProvider Services => _services;

    /// <summary>People's preferences and contacts; <see cref="User"/> says the usual ones shorter.</summary>
    public IUserSettings Settings => _services.GetRequiredService<IUserSettings>();

    /// <summary>The host's time. It begins on Monday, 2001-01-01T12:00Z, and stands still.</summary>
    public DateTimeOffset Now => _clockwork.Now;

    internal Stories Stories => _services.GetRequiredService<Stories>();

    internal RecordingHub Hub => _services.GetRequiredService<RecordingHub>();

    internal INotificationStore Store => _services.GetRequiredService<INotificationStore>();

    private WatchedNotifier Watched => _services.GetRequiredService<WatchedNotifier>();

    /// <summary>Starts a host that says what the real one says.</summary>
    /// <param name="configure">As in the real one: types, channels, policies. Channels by name are enough.</param>
    /// <param name="options">As in the real one.</param>
    /// <exception cref="InvalidInputException">Types, channels or options are not sound; every problem is named.</exception>
    public static NotificationsTestHost Start(Action<NotificationsBuilder>? configure = null, Action<NotificationOptions>? options = null)
    {
        var services = TestServices.Build(new TestTime(Beginning), configure, options);
        try
        {
            return Blocking.Wait(() => StartAsync(services));
        }
        catch
        {
            services.Dispose();
            throw;
        }
    }

    /// <summary>Sets the clock. Once something was published, time passes until then, and everything that comes due meanwhile happens.</summary>
    /// <param name="instant">In UTC, such as <c>2026-03-28T23:30Z</c>; not before <see cref="Now"/>.</param>
    public void SetClock(string instant) => SetClock(Words.Instant(instant));

    /// <summary>Sets the clock. Once something was published, time passes until then, and everything that comes due meanwhile happens.</summary>
    /// <param name="instant">Not before <see cref="Now"/>.</param>
    public void SetClock(DateTimeOffset instant)
    {
        if (instant < Now)
        {
            throw new ArgumentOutOfRangeException(
                nameof(instant), $"The clock is at {Words.Of(Now)} and only goes forwards; {Words.Of(instant)} is before that. Start another host for an earlier time.");
        }

        Blocking.Wait(() => Watched.WasUsed
            ? _clockwork.AdvanceAsync(instant)
            : _clockwork.JumpAsync(instant, _services.GetRequiredService<IStoreSignals>()));
    }

    /// <summary>Lets so much time pass. What comes due meanwhile happens, each thing at its own instant.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Blocking.Wait(() => _clockwork.AdvanceAsync(Now + by));
    }

    /// <summary>Ends when everything that is due has happened, after code of the host's own published. Assertions wait by themselves.</summary>
    public Task SettleAsync() => _clockwork.SettleAsync();

    /// <summary>One person, to say what they chose.</summary>
    public TestUser User(string userId) => new(this, userId);

    /// <summary>One person, to say what they should have got.</summary>
    public PersonAssertions To(string userId) => new(this, userId);

    /// <summary>One channel, to say how its provider answers, and to see what was sent.</summary>
    public SimulatedChannel Channel(string name) => Find(name) ?? throw new InvalidOperationException(
        $"The host has no channel '{name}' that sends. It has: {string.Join(", ", _channels.Names)}. Add AddChannel<T>() or AddChannel(\"{name}\") to NotificationsTestHost.Start(n => ...).");

    /// <summary>Replays dead letters, all or those of one channel; answers how many. Each is judged again.</summary>
    public long ReplayDeadLetters(string? channel = null) => Blocking.Wait(async () =>
    {
        var pace = new ReplayPace(int.MaxValue, int.MaxValue);
        var fact = new AuditFact("test", "replayed", channel ?? "all", "asked");
        var replayed = await Store.ReplayAsync(new DeadLetterFilter { Channel = channel }, pace, fact, Now, CancellationToken.None).ConfigureAwait(false);
        await SettleAsync().ConfigureAwait(false);
        return replayed;
    });

    /// <summary>Ends it at once: what is under way is left alone.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync().ConfigureAwait(false);
        foreach (var worker in TestServices.Workers(_services))
        {
            await worker.StopAsync(now.Token).ConfigureAwait(false);
        }

        await _services.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => Blocking.Wait(() => DisposeAsync().AsTask());

    internal SimulatedChannel? Find(string channel) => _channels.Find(channel);

    private static async Task<NotificationsTestHost> StartAsync(ServiceProvider services)
    {
        foreach (var worker in TestServices.Workers(services))
        {
            await worker.StartAsync(CancellationToken.None).ConfigureAwait(false);
        }

        var host = new NotificationsTestHost(services);
        await host.SettleAsync().ConfigureAwait(false);
        return host;
    }
}
