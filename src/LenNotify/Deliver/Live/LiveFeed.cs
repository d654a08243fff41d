using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// What happens to the people who have clients on this node. What is stored here is told at once; what other nodes store is
/// found by their signal, or within a second without one, and told in its place in the order.
/// </summary>
internal sealed partial class LiveFeed : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, LiveUser> _users = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _bell = new(0, 1);
    private readonly LiveReads _reads;
    private readonly NodeSignals _signals;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveFeed> _log;
    private int _looking;

    public LiveFeed(LiveReads reads, NodeSignals signals, TimeProvider time, ILogger<LiveFeed> log)
    {
        (_reads, _signals, _time, _log) = (reads, signals, time, log);
        signals.InboxesChanged = Wake;
    }

    /// <summary>Whether anybody is connected here.</summary>
    internal bool Any => !_users.IsEmpty;

    /// <summary>From when it ends, everything that happens to the person is offered, in order.</summary>
    internal async Task<LiveSeat> JoinAsync(string userId, ILiveListener listener, CancellationToken cancellationToken)
    {
        LiveUser user;
        while (true)
        {
            user = _users.GetOrAdd(userId, static id => new LiveUser(id));
            user.Add(listener);
            if (_users.TryGetValue(userId, out var current) && current == user)
            {
                break;
            }

            user.Remove(listener);
        }

        var seat = new LiveSeat(this, user, listener);
        try
        {
            await _reads.BeginAsync(user, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            seat.Dispose();
            throw;
        }

        if (Interlocked.Exchange(ref _looking, 1) == 0)
        {
            _ = LookAsync();
        }

        return seat;
    }

    internal void Leave(LiveUser user, ILiveListener listener)
    {
        if (user.Remove(listener))
        {
            _users.TryRemove(KeyValuePair.Create(user.Id, user));
            if (user.Any && !_users.TryAdd(user.Id, user))
            {
                // Somebody came in between, and others after: those find each other with their next look.
                Wake();
            }
        }
    }

    /// <summary>An item was stored here.</summary>
    internal async Task ReceiveAsync(string userId, HubMessage message)
    {
        if (_users.TryGetValue(userId, out var user) && !user.TryReceive(message))
        {
            await _reads.FindAsync(user, _stop.Token).ConfigureAwait(false);
            user.Found(message);
        }
    }

    /// <summary>An item that was stored here joined a group.</summary>
    internal void Grouped(string userId, HubMessage message)
    {
        if (_users.TryGetValue(userId, out var user))
        {
            user.Grouped(message);
        }
    }

    /// <summary>Items were marked here.</summary>
    internal void Marked(string userId, HubMessage message, long version)
    {
        if (_users.TryGetValue(userId, out var user))
        {
            user.Marked(message, version);
        }

        _signals.Tell(NodeSignals.Inboxes);
    }

    /// <summary>The preferences were changed here.</summary>
    internal void PreferencesChanged(string userId, long version)
    {
        if (_users.TryGetValue(userId, out var user))
        {
            user.SawPreferences(version, new HubMessage(HubMessageKind.PreferencesChanged, user.Sequence, 0));
        }

        _signals.Tell(NodeSignals.Inboxes);
    }

    /// <summary>Something may have happened on another node.</summary>
    internal void Wake()
    {
        if (Any && _bell.CurrentCount == 0)
        {
            try
            {
                _bell.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else rang in the same moment.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Cancel();

    private async Task LookAsync()
    {
        do
        {
            while (Any && !_stop.IsCancellationRequested)
            {
                await PauseAsync().ConfigureAwait(false);
                await TryLookAsync().ConfigureAwait(false);
            }

            Interlocked.Exchange(ref _looking, 0);
        }
        while (Any && !_stop.IsCancellationRequested && Interlocked.Exchange(ref _looking, 1) == 0);
    }

    private async Task PauseAsync()
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var rung = _bell.WaitAsync(over.Token);
        await Task.WhenAny(rung, Task.Delay(Interval, _time, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await rung.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TryLookAsync()
    {
        try
        {
            foreach (var some in _users.Values.Where(user => user.Any).Chunk(LiveReads.Most))
            {
                await _reads.LookAsync(some, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            if (!_stop.IsCancellationRequested)
            {
                NotSeen(_log, error);
            }
        }
    }

    [LoggerMessage(2631, LogLevel.Warning, "The inboxes of connected people could not be looked at; what other nodes stored is told once they can.")]
    private static partial void NotSeen(ILogger logger, Exception error);
}
