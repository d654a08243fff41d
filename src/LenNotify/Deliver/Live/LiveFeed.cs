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
    private readonly ConcurrentDictionary<LiveUser, byte> _behind = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly LiveReads _reads;
    private readonly NodeSignals _signals;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveFeed> _log;
    private TaskCompletionSource _rung = new();
    private int _looking;
    private int _everybody;

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

        var any = false;
        for (var i = 0; i < news.Count; i++)
        {
            any |= _named.TryGetValue(news[i].Person, out var user) && user.Lacks(news[i]) && (_behind.TryAdd(user, 0) || true);
        }

        if (any)
        {
            Ring();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Cancel();

    // Something may have happened to anybody.
    private void Wake()
    {
        Volatile.Write(ref _everybody, 1);
        Ring();
    }

    // Whoever rings goes on with the look until its first wait: to be woken elsewhere takes as long as to read somebody.
    private void Ring() => Volatile.Read(ref _rung).TrySetResult();

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

            await TryLookAsync(isPoll | Interlocked.Exchange(ref _everybody, 0) == 1).ConfigureAwait(false);
            poll = isPoll ? Task.Delay(Interval, _time, over.Token) : poll;
        }

        await over.CancelAsync().ConfigureAwait(false);
    }

    private async Task TryLookAsync(bool everybody)
    {
        try
        {
            await (everybody ? LookAtAllAsync() : _reads.FindAsync(TakeBehind(), _stop.Token)).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            if (!_stop.IsCancellationRequested)
            {
                NotSeen(_log, error);
            }
        }
    }

    private async Task LookAtAllAsync()
    {
        _behind.Clear();
        foreach (var some in _users.Values.Where(user => user.Any).Chunk(LiveReads.Most))
        {
            await _reads.LookAsync(some, _stop.Token).ConfigureAwait(false);
        }
    }

    private List<LiveUser> TakeBehind()
    {
        var taken = new List<LiveUser>();
        foreach (var user in _behind.Keys)
        {
            if (_behind.TryRemove(user, out _) && user.Any)
            {
                taken.Add(user);
            }
        }

        return taken;
    }

    [LoggerMessage(2631, LogLevel.Warning, "The inboxes of connected people could not be looked at; what other nodes stored is told once they can.")]
    private static partial void NotSeen(ILogger logger, Exception error);
}
