using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// What happens to the people who have clients on this node. What is stored here is told at once; what other nodes store is
/// found by their signal, which says of whom, or within a second without one, and told in its place in the order.
/// </summary>
internal sealed partial class LiveFeed : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, LiveUser> _users = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ulong, LiveUser> _named = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly LiveReads _reads;
    private readonly NodeSignals _signals;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveFeed> _log;
    private TaskCompletionSource _rung = new();
    private int _looking;

    public LiveFeed(LiveReads reads, NodeSignals signals, TimeProvider time, ILogger<LiveFeed> log)
    {
        (_reads, _signals, _time, _log) = (reads, signals, time, log);
        signals.InboxesChanged = Hear;
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

        _named[user.Person] = user;
        _signals.Heed();
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
            _named.TryRemove(KeyValuePair.Create(user.Person, user));
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

        _signals.Note(userId, message.Sequence, version);
        _signals.Send();
    }

    /// <summary>The preferences were changed here.</summary>
    internal void PreferencesChanged(string userId, long version)
    {
        if (_users.TryGetValue(userId, out var user))
        {
            user.SawPreferences(version, new HubMessage(HubMessageKind.PreferencesChanged, user.Sequence, 0));
        }

        _signals.NoteInboxes();
        _signals.Send();
    }

    /// <summary>Inboxes changed, maybe on another node. Who is not connected here, or was told already, costs nothing.</summary>
    internal void Hear(IReadOnlyList<InboxNews>? news)
    {
        if (news is null)
        {
            Wake();
            return;
        }

        for (var i = 0; i < news.Count; i++)
        {
            if (_named.TryGetValue(news[i].Person, out var user) && user.Hear(news[i]))
            {
                _ = FindAsync(user);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Cancel();

    // Something may have happened to anybody. Whoever rings goes on with the look until its first wait: to be woken elsewhere takes
    // as long as to read somebody.
    private void Wake() => Volatile.Read(ref _rung).TrySetResult();

    private async Task LookAsync()
    {
        do
        {
            await LookWhileAnyAsync().ConfigureAwait(false);
            Interlocked.Exchange(ref _looking, 0);
        }
        while (Any && !_stop.IsCancellationRequested && Interlocked.Exchange(ref _looking, 1) == 0);
    }

    // Everybody is looked at once a second, however often somebody is between.
    private async Task LookWhileAnyAsync()
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var poll = Task.Delay(Interval, _time, over.Token);
        while (Any && !_stop.IsCancellationRequested)
        {
            var rung = Volatile.Read(ref _rung).Task;
            await Task.WhenAny(rung, poll).ConfigureAwait(false);
            var isPoll = poll.IsCompleted;
            if (rung.IsCompleted)
            {
                // Before it is seen who is behind: who comes later rings the new one.
                Interlocked.Exchange(ref _rung, new TaskCompletionSource());
            }

            await LookAtAllAsync().ConfigureAwait(false);
            poll = isPoll ? Task.Delay(Interval, _time, over.Token) : poll;
        }

        await over.CancelAsync().ConfigureAwait(false);
    }

    // Each person by itself: who is heard of while somebody else is read or told does not wait for that. Where it fails, the next look at
    // everybody finds it, and says why when it cannot: a store that is away is told of once a second, and not for each person. Each read ends
    // by itself: to let go of all of them at once when the host stops would cost something for each.
    private async Task FindAsync(LiveUser user)
    {
        do
        {
            await _reads.FindAsync(user, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (user.HeardMore() && !_stop.IsCancellationRequested);
    }

    // Who cannot be read holds up nobody of the others.
    private async Task LookAtAllAsync()
    {
        foreach (var some in _users.Values.Where(user => user.Any).Chunk(LiveReads.Most))
        {
            try
            {
                await _reads.LookAsync(some, _stop.Token).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                if (!_stop.IsCancellationRequested)
                {
                    NotSeen(_log, error);
                }
            }
        }
    }

    [LoggerMessage(2631, LogLevel.Warning, "The inboxes of connected people could not be looked at; what other nodes stored is told once they can.")]
    private static partial void NotSeen(ILogger logger, Exception error);
}
