using Microsoft.AspNetCore.SignalR;

namespace LenNotify;

/// <summary>One person's connections to this node.</summary>
internal sealed class HubPerson(string id, CallRate rate, ConnectionWatch watch)
{
    // So many messages may be on their way to a client that has not taken them.
    private const int MostOnTheWay = 100;
    private readonly Lock _gate = new();
    private readonly List<HubCallerContext> _connections = [];
    private Task<LiveSeat>? _seat;
    private IDisposable? _watched;
    private int _onTheWay;
    private int _searching;
    private bool _gone;

    internal string Id => id;

    internal string Group { get; } = HubPeople.GroupOf(id);

    /// <summary>How often all connections together may call.</summary>
    internal CallRate Rate => rate;

    /// <summary>The connections as they are now.</summary>
    internal HubCallerContext[] Connections
    {
        get
        {
            lock (_gate)
            {
                return [.. _connections];
            }
        }
    }

    /// <summary>Whether another message may be sent, or somebody has stopped reading.</summary>
    internal bool HasRoom => Volatile.Read(ref _onTheWay) < MostOnTheWay;

    /// <summary>True for whoever is to find out who stopped reading.</summary>
    internal bool TrySearch() => Interlocked.Exchange(ref _searching, 1) == 0;

    internal void SearchEnded() => Interlocked.Exchange(ref _searching, 0);

    /// <summary>Null when the person is just leaving; false when there are too many already.</summary>
    internal bool? TryAdd(HubCallerContext connection, int most)
    {
        lock (_gate)
        {
            if (_gone)
            {
                return null;
            }

            if (_connections.Count >= most)
            {
                return false;
            }

            _connections.Add(connection);
            _watched ??= watch.Add(id, End);
            return true;
        }
    }

    /// <summary>True when it was the last.</summary>
    internal bool Remove(HubCallerContext connection)
    {
        lock (_gate)
        {
            _connections.Remove(connection);
            _gone = _connections.Count == 0;
            if (_gone)
            {
                _watched?.Dispose();
            }

            if (_gone && _seat is not null)
            {
                _ = LeaveAsync(_seat);
            }

            return _gone;
        }
    }

    /// <summary>Takes the person's place in the feed, once for all connections.</summary>
    internal Task SitAsync(Func<Task<LiveSeat>> join)
    {
        lock (_gate)
        {
            return _gone ? Task.CompletedTask : _seat is null or { IsFaulted: true } or { IsCanceled: true } ? _seat = join() : _seat;
        }
    }

    /// <summary>Counts a message as on its way until the task ends.</summary>
    internal async Task FollowAsync(Task sending)
    {
        Interlocked.Increment(ref _onTheWay);
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Decrement(ref _onTheWay);
    }

    private void End() => Array.ForEach(Connections, static connection => connection.Abort());

    private static async Task LeaveAsync(Task<LiveSeat> seat)
    {
        await ((Task)seat).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (seat.IsCompletedSuccessfully)
        {
            (await seat.ConfigureAwait(false)).Dispose();
        }
    }
}
