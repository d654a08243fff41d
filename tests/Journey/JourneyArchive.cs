using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>The host's archive.</summary>
internal sealed class JourneyArchive : INotificationArchive
{
    private int _asked;

    public bool Refuses { get; set; }

    public int Asked => Volatile.Read(ref _asked);

    public ConcurrentQueue<ItemHistory> Kept { get; } = [];

    public Task KeepAsync(IReadOnlyList<ItemHistory> items, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        if (Refuses)
        {
            throw new InvalidOperationException("the archive is full");
        }

        foreach (var item in items)
        {
            Kept.Enqueue(item);
        }

        return Task.CompletedTask;
    }
}
