using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>
/// Brings events to the host in requests that fill themselves: who comes while as many are under way as may be goes along with
/// the next. Nobody waits for a request to fill.
/// </summary>
internal sealed class EventSending(EventPost post, IOptions<NotificationsClientOptions> options)
{
    private readonly ConcurrentQueue<WaitingEvent> _queue = new();
    private readonly Lock _taking = new();
    private int _waiting;
    private int _senders;

    /// <summary>Ends when the host has answered.</summary>
    internal Task<EventResult> SendAsync(WaitingEvent sent, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > options.Value.Capacity)
        {
            Interlocked.Decrement(ref _waiting);
            throw new NotificationsClientException(
                "client_full", FormattableString.Invariant($"{options.Value.Capacity} events wait to be sent, as many as may. Publish again later."))
            {
                IsTransient = true,
            };
        }

        _queue.Enqueue(sent);
        Begin();
        return cancellationToken.CanBeCanceled ? WaitAsync(sent, cancellationToken) : sent.Done;
    }

    private static async Task<EventResult> WaitAsync(WaitingEvent sent, CancellationToken cancellationToken)
    {
        try
        {
            return await sent.Done.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What was not taken yet is passed over; of the rest nobody looks at the end.
            sent.TryTake();
            _ = sent.Done.ContinueWith(static done => done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }

    private void Begin()
    {
        int senders;
        do
        {
            senders = Volatile.Read(ref _senders);
            if (senders >= options.Value.MaxRequests)
            {
                return;
            }
        }
        while (Interlocked.CompareExchange(ref _senders, senders + 1, senders) != senders);

        _ = SendAsync();
    }

    private async Task SendAsync()
    {
        // The caller goes on at once, and whoever calls in the same moment comes along.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (Take() is { Count: > 0 } batch)
        {
            await post.PublishAsync(batch).ConfigureAwait(false);
        }

        // With a full fence: who queues up now either is seen here, or sees that a sender is missing.
        Interlocked.Decrement(ref _senders);
        if (!_queue.IsEmpty)
        {
            Begin();
        }
    }

    private List<WaitingEvent> Take()
    {
        var batch = new List<WaitingEvent>();
        var room = options.Value.MaxRequestSize - EventPost.Around;
        lock (_taking)
        {
            while (batch.Count < options.Value.MaxBatch && _queue.TryPeek(out var next) && (batch.Count == 0 || next.Json.Length < room) && _queue.TryDequeue(out var taken))
            {
                Interlocked.Decrement(ref _waiting);
                if (taken.TryTake())
                {
                    batch.Add(taken);
                    room -= taken.Json.Length + 1;
                }
            }
        }

        return batch;
    }
}
