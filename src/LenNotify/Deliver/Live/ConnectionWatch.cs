using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Ends the connections of people who may not stay. Where there is nobody to ask, it watches nothing.</summary>
internal sealed partial class ConnectionWatch(TimeProvider time, ILogger<ConnectionWatch> log, IConnectionPolicy? policy = null) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<WatchedConnection, byte> _connected = new();
    private readonly CancellationTokenSource _stop = new();
    private int _watching;

    /// <summary>Watches a connection until what is answered is disposed of.</summary>
    internal IDisposable? Add(string userId, Action end)
    {
        if (policy is null)
        {
            return null;
        }

        var connection = new WatchedConnection(this, userId, end);
        _connected.TryAdd(connection, 0);
        if (Interlocked.Exchange(ref _watching, 1) == 0)
        {
            _ = WatchAsync(policy);
        }

        return connection;
    }

    internal void Remove(WatchedConnection connection) => _connected.TryRemove(connection, out _);

    /// <inheritdoc/>
    public void Dispose() => _stop.Cancel();

    private async Task WatchAsync(IConnectionPolicy asked)
    {
        do
        {
            while (!_connected.IsEmpty && !_stop.IsCancellationRequested)
            {
                await Task.Delay(Interval, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                foreach (var connections in _connected.Keys.ToLookup(connection => connection.UserId, StringComparer.Ordinal))
                {
                    await AskAsync(asked, connections).ConfigureAwait(false);
                }
            }

            Interlocked.Exchange(ref _watching, 0);
        }
        while (!_connected.IsEmpty && !_stop.IsCancellationRequested && Interlocked.Exchange(ref _watching, 1) == 0);
    }

    private async Task AskAsync(IConnectionPolicy asked, IGrouping<string, WatchedConnection> connections)
    {
        try
        {
            if (_stop.IsCancellationRequested || await asked.MayStayAsync(connections.Key, _stop.Token).ConfigureAwait(false))
            {
                return;
            }
        }
        catch (Exception error)
        {
            if (!_stop.IsCancellationRequested)
            {
                NotAnswered(log, error.GetType().Name, MaskedException.Of(error));
            }

            return;
        }

        foreach (var connection in connections)
        {
            connection.End();
        }
    }

    [LoggerMessage(2660, LogLevel.Error, "Whether somebody who is connected may stay could not be told ({Kind}): they stay, and it is asked again.")]
    private static partial void NotAnswered(ILogger logger, string kind, Exception error);
}
