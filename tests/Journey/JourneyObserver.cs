using System.Collections.Concurrent;
using System.Threading.Channels;

namespace LenNotify.Tests.Journey;

/// <summary>An observer that remembers everything, and lets a test wait for what comes next.</summary>
public sealed class JourneyObserver : INotificationObserver
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Channel<NotificationEvent> _heard = Channel.CreateUnbounded<NotificationEvent>();
    private readonly ConcurrentQueue<NotificationEvent> _all = new();

    public IReadOnlyList<NotificationEvent> All => [.. _all];

    public Task ObserveAsync(NotificationEvent happened, CancellationToken cancellationToken)
    {
        _all.Enqueue(happened);
        _heard.Writer.TryWrite(happened);
        return Task.CompletedTask;
    }

    /// <summary>The next event of this kind; others are passed over.</summary>
    public async Task<T> Next<T>()
        where T : NotificationEvent
    {
        while (true)
        {
            if (await _heard.Reader.ReadAsync().AsTask().WaitAsync(Patience) is T found)
            {
                return found;
            }
        }
    }
}
