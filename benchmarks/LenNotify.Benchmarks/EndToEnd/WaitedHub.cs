using System.Collections.Concurrent;

namespace LenNotify.Benchmarks.EndToEnd;

/// <summary>A hub in this process, on which somebody waits for each person's next item.</summary>
internal sealed class WaitedHub : IDeliveryHub
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _waiting = new(StringComparer.Ordinal);

    /// <summary>When this person was told of the next item.</summary>
    internal Task<long> NextOf(string userId)
    {
        var told = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _waiting.TryAdd(userId, told)
            ? told.Task
            : throw new InvalidOperationException($"Somebody waits for {userId} already.");
    }

    public Task PushAsync(string userId, HubMessage message, CancellationToken cancellationToken)
    {
        if (_waiting.TryRemove(userId, out var told))
        {
            told.SetResult(TimeProvider.System.GetTimestamp());
        }

        return Task.CompletedTask;
    }
}
