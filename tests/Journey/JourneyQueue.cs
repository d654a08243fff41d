using System.Collections.Concurrent;
using System.Threading.Channels;
using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>The real queue, and word of every completion that it has written.</summary>
public sealed class JourneyQueue(IDeliveryQueue queue) : IDeliveryQueue
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<TaskCompletionSource<int>>> _asked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, string> _underWay = [];
    private readonly Channel<CompletionState> _written = Channel.CreateUnbounded<CompletionState>();

    public async Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = _asked.GetOrAdd(claim.Channel, static _ => []);
        var waiting = new List<TaskCompletionSource<int>>();
        while (asked.TryDequeue(out var one))
        {
            waiting.Add(one);
        }

        var started = 0;
        try
        {
            var batch = await queue.ClaimDeliveriesAsync(claim, judge, now, cancellationToken);
            started = batch.Started.Count;
            foreach (var one in batch.Started)
            {
                _underWay[one.Due.Id] = claim.Channel;
            }

            return batch;
        }
        finally
        {
            waiting.ForEach(one => one.TrySetResult(started));
        }
    }

    /// <summary>Whether something that was claimed here has not ended.</summary>
    public bool IsUnderWay(string channel) => _underWay.Values.Contains(channel);

    /// <summary>How many the next claim on a channel starts that begins from now on.</summary>
    public Task<int> NextClaim(string channel)
    {
        var asked = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.GetOrAdd(channel, static _ => []).Enqueue(asked);
        return asked.Task;
    }

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        queue.ExtendAsync(deliveryIds, lease, cancellationToken);

    public async Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fenced = await queue.CompleteAsync(owner, completions, undo, now, cancellationToken);
        foreach (var completion in completions)
        {
            _underWay.TryRemove(completion.DeliveryId, out _);
            _written.Writer.TryWrite(completion.State);
        }

        return fenced;
    }

    public Task ReportAsync(string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
        queue.ReportAsync(channel, providerReference, report, now, cancellationToken);

    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        queue.QueueStatusAsync(channels, now, cancellationToken);

    /// <summary>The next so many completions that were written.</summary>
    public async Task<List<CompletionState>> Written(int count = 1)
    {
        var states = new List<CompletionState>();
        while (states.Count < count)
        {
            states.Add(await _written.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        }

        return states;
    }
}
