using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Brings publications to the store, in batches that make themselves: whoever finds no write under way begins one, and all who
/// come meanwhile are written together by the next. Nobody waits for a batch to fill. Where the store answers at once, the
/// publisher's own thread writes; else another does, and what the publisher publishes meanwhile goes along.
/// Bounded: beyond its capacity a publisher waits, and is told when that takes too long.
/// </summary>
internal sealed class Intake : IDisposable
{
    private readonly IntakeQueue _queue;
    private readonly IPublications _store;
    private readonly Appending _appending;
    private readonly Committed _committed;
    private readonly StoreClock _clock;
    private readonly IntakeLimits _limits;
    private readonly SemaphoreSlim _room;
    private CancellationTokenSource? _timeout;
    private bool _answersAtOnce = true;

    internal Intake(IPublications store, Appending appending, Committed committed, StoreClock clock, IntakeLimits limits)
    {
        (_store, _appending, _committed, _clock, _limits) = (store, appending, committed, clock, limits);
        _queue = new IntakeQueue(limits.Writes);
        _room = new SemaphoreSlim(limits.Capacity, limits.Capacity);
    }

    internal IntakeLimits Limits => _limits;

    /// <inheritdoc/>
    public void Dispose()
    {
        _room.Dispose();
        _timeout?.Dispose();
    }

    /// <summary>Answers once the store has it, and whoever is concerned was told. A publisher that waits no longer changes nothing of that.</summary>
    internal async ValueTask<AppendResult> SubmitAsync(IntakeItem item, CancellationToken cancellationToken)
    {
        if (!_room.Wait(0, cancellationToken) && !await WaitForRoomAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new PublishRefusedException(FormattableString.Invariant(
                $"{_limits.Capacity} publications are waiting for the store, as many as may, and it took none for {_limits.Timeout}. Publish again later."));
        }

        if (_queue.Offer(item))
        {
            await BeginAsync(item, cancellationToken).ConfigureAwait(false);
        }

        return item.Done.IsCompleted ? await item.Done.ConfigureAwait(false) : await item.Done.WaitAsync(cancellationToken).ConfigureAwait(false);
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

    private Task BeginAsync(IntakeItem own, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _answersAtOnce))
        {
            var writing = WriteAsync(_queue.Begin(), own);
            return writing.IsCompleted ? writing : writing.WaitAsync(cancellationToken);
        }

        // With the publisher's context, so that what the store does shows in the publisher's trace.
        ThreadPool.QueueUserWorkItem(static begun => _ = begun.Intake.WriteAsync(begun.Intake._queue.Begin(), begun.Own), (Intake: this, Own: own), preferLocal: true);
        return Task.CompletedTask;
    }

    // A publisher writes until its own is done; what came meanwhile it leaves to the pool.
    private async Task WriteAsync(List<IntakeItem>? batch, IntakeItem? own)
    {
        while (batch is not null)
        {
            await WriteAsync(batch).ConfigureAwait(false);
            _room.Release(batch.Count);
            batch = _queue.Next(batch);
            if (batch is not null && own is { Done.IsCompleted: true })
            {
                ThreadPool.UnsafeQueueUserWorkItem(static left => _ = left.Intake.WriteAsync(left.Batch, own: null), (Intake: this, Batch: batch), preferLocal: false);
                return;
            }
        }
    }

    private async Task WriteAsync(List<IntakeItem> batch)
    {
        try
        {
            var now = _clock.Now;
            var results = await AppendAsync(batch, now).ConfigureAwait(false);
            for (var i = 0; i < batch.Count; i++)
            {
                Tell(batch[i], results[i], now);
            }

            _committed.Signal();
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Complete(Told(batch[i], results[i]));
            }
        }
        catch (Exception error) when (batch.Count > 1 && error is not PublishRefusedException)
        {
            // One of them may be to blame. Alone each gets its own answer; what was written gets its first one.
            for (var i = 0; i < batch.Count; i++)
            {
                await WriteAsync(batch.GetRange(i, 1)).ConfigureAwait(false);
                if (batch[i].Done.Exception?.InnerException is PublishRefusedException refused)
                {
                    Fail(batch, refused);
                    return;
                }
            }
        }
        catch (Exception error)
        {
            // A store that does not answer is not asked again for each of them: that would take the time-out many times over.
            Fail(batch, error);
        }
    }

    private void Tell(IntakeItem item, AppendResult result, DateTimeOffset now)
    {
        if (IsNew(item, result))
        {
            _committed.Tell(result, now);
        }
    }

    // What was written by a write of ours whose answer was lost is new to its publisher, and nobody was told of it yet.
    private static bool IsNew(IntakeItem item, AppendResult result) =>
        result.Acceptance == Acceptance.New || (result.Acceptance == Acceptance.Same && result.PublicationId == item.Request.Publication.Id);

    private static AppendResult Told(IntakeItem item, AppendResult result) =>
        result.Acceptance != Acceptance.New && IsNew(item, result) ? result with { Acceptance = Acceptance.New } : result;

    private static void Fail(List<IntakeItem> batch, Exception error)
    {
        foreach (var item in batch)
        {
            item.Fail(error);
        }
    }

    private async ValueTask<IReadOnlyList<AppendResult>> AppendAsync(List<IntakeItem> batch, DateTimeOffset now)
    {
        var timeout = TakeTimeout();
        var writing = batch.Count == 1 ? AppendOneAsync(batch[0], now, timeout.Token) : AppendAllAsync(batch, now, timeout.Token);
        Volatile.Write(ref _answersAtOnce, writing.IsCompleted);
        try
        {
            return writing.IsCompleted ? await writing.ConfigureAwait(false) : await writing.WaitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            Abandoned.Observe(writing);
            throw PublishRefusedException.NoAnswer(_limits.Timeout);
        }
        finally
        {
            GiveBack(timeout);
        }
    }

    // Mostly one writes at a time: the last one's serves again, unless it was needed.
    private CancellationTokenSource TakeTimeout()
    {
        if (Interlocked.Exchange(ref _timeout, null) is not { } last)
        {
            return new CancellationTokenSource(_limits.Timeout, _limits.Time);
        }

        last.CancelAfter(_limits.Timeout);
        return last;
    }

    private void GiveBack(CancellationTokenSource timeout)
    {
        if (timeout.TryReset())
        {
            Interlocked.Exchange(ref _timeout, timeout)?.Dispose();
        }
        else
        {
            timeout.Dispose();
        }
    }

    private Task<IReadOnlyList<AppendResult>> AppendOneAsync(IntakeItem only, DateTimeOffset now, CancellationToken cancellationToken) => _store.AppendAsync(
        [only.Request], (publication, state) => Route(only, publication, state, now), now, cancellationToken);

    private Task<IReadOnlyList<AppendResult>> AppendAllAsync(List<IntakeItem> batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var byId = batch.ToDictionary(item => item.Request.Publication.Id);
        return _store.AppendAsync(
            [.. batch.Select(item => item.Request)], (publication, state) => Route(byId[publication.Id], publication, state, now), now, cancellationToken);
    }

    private RoutedUser Route(IntakeItem item, Publication publication, UserState state, DateTimeOffset now) =>
        _appending.Route(publication, item.Notification, item.Find(state.UserId), state, now);
}
