using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Brings publications to the store, in batches that make themselves: whoever finds no write under way writes, and all who
/// come meanwhile are written together by the next. Nobody waits for a batch to fill, and alone nobody changes threads.
/// Bounded: beyond its capacity a publisher waits, and is told when that takes too long.
/// </summary>
internal sealed class Intake : IDisposable
{
    private const int MostInBatch = 200;
    private const int MostRows = 1_000;
    private readonly ConcurrentQueue<IntakeItem> _queue = new();
    private readonly IPublications _store;
    private readonly Appending _appending;
    private readonly StoreClock _clock;
    private readonly IntakeLimits _limits;
    private readonly SemaphoreSlim _room;
    private int _writing;

    internal Intake(IPublications store, Appending appending, StoreClock clock, IntakeLimits limits)
    {
        (_store, _appending, _clock, _limits) = (store, appending, clock, limits);
        _room = new SemaphoreSlim(limits.Capacity, limits.Capacity);
    }

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();

    /// <summary>Answers once the store has it.</summary>
    internal async Task<AppendResult> SubmitAsync(IntakeItem item, CancellationToken cancellationToken)
    {
        if (!_room.Wait(0, cancellationToken) && !await WaitForRoomAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new PublishRefusedException(FormattableString.Invariant(
                $"{_limits.Capacity} publications are waiting for the store, as many as may, and it took none for {_limits.Timeout}. Publish again later."));
        }

        _queue.Enqueue(item);
        if (Interlocked.Exchange(ref _writing, 1) == 0)
        {
            await WriteAsync(item).ConfigureAwait(false);
        }

        return await item.Done.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> WaitForRoomAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_limits.Timeout, _limits.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _room.WaitAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    // A publisher writes until its own is done; what came meanwhile it leaves to the pool.
    private async Task WriteAsync(IntakeItem? own)
    {
        var batch = new List<IntakeItem>();
        while (true)
        {
            Take(batch);
            if (batch.Count > 0)
            {
                await WriteAsync(batch).ConfigureAwait(false);
                _room.Release(batch.Count);
                batch.Clear();
            }
            else
            {
                Volatile.Write(ref _writing, 0);
                if (_queue.IsEmpty || Interlocked.Exchange(ref _writing, 1) == 1)
                {
                    return;
                }
            }

            if (own is { Done.IsCompleted: true } && !_queue.IsEmpty)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static intake => _ = intake.WriteAsync(own: null), this, preferLocal: false);
                return;
            }
        }
    }

    private void Take(List<IntakeItem> batch)
    {
        var rows = 0;
        while (batch.Count < MostInBatch && rows < MostRows && _queue.TryDequeue(out var item))
        {
            batch.Add(item);
            rows += item.Request.UserIds.Count;
        }
    }

    private async Task WriteAsync(List<IntakeItem> batch)
    {
        try
        {
            var results = await AppendAsync(batch).ConfigureAwait(false);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Complete(results[i]);
            }
        }
        catch (Exception) when (batch.Count > 1)
        {
            // One of them may be to blame. Alone each gets its own answer; what was written gets its first one.
            foreach (var item in batch)
            {
                await WriteAsync([item]).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            batch[0].Fail(error);
        }
    }

    private async Task<IReadOnlyList<AppendResult>> AppendAsync(List<IntakeItem> batch)
    {
        var now = _clock.Now;
        using var timeout = new CancellationTokenSource(_limits.Timeout, _limits.Time);
        try
        {
            if (batch.Count == 1)
            {
                var only = batch[0];
                return await _store.AppendAsync(
                    [only.Request], (p, state) => _appending.Route(p, only.Notification, only.Find(state.UserId), state, now), now, timeout.Token).ConfigureAwait(false);
            }

            var byId = batch.ToDictionary(item => item.Request.Publication.Id);
            return await _store.AppendAsync(
                [.. batch.Select(item => item.Request)],
                (p, state) => byId[p.Id] is var item ? _appending.Route(p, item.Notification, item.Find(state.UserId), state, now) : null!,
                now,
                timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new PublishRefusedException($"The store did not answer for {_limits.Timeout}. Whether it has the publication is not known: publish again with the same dedupe key.");
        }
    }
}
