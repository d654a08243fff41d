using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 3 in memory.</summary>
internal sealed class MemoryDeliveryQueue(MemoryState state) : IDeliveryQueue
{
    private static readonly Task<IReadOnlyList<Guid>> Nothing = Task.FromResult<IReadOnlyList<Guid>>([]);

    public Task<ClaimedBatch> ClaimDeliveriesAsync(
        DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new MemoryClaim(state.Rows, claim, judge, now).Run());
    }

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Guid>>(
            [.. deliveryIds.Where(id => state.Rows.Index.Find(id) is { } row && row.Queue.TryExtend(row, lease))]);

    public Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Guid>? fenced = null;
        for (var index = 0; index < completions.Count; index++)
        {
            var completion = completions[index];
            if (state.Rows.Index.Find(completion.DeliveryId) is not { } row || !TryComplete(owner, row, completion, undo, now))
            {
                (fenced ??= []).Add(completion.DeliveryId);
            }
        }

        return fenced is null ? Nothing : Task.FromResult<IReadOnlyList<Guid>>(fenced);
    }

    public Task ReportAsync(
        string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (state.Reports.Keep(channel, providerReference, report, now) is { } row && TryHear(row, providerReference, report, now))
        {
            state.Rows.Resolve(row, died: report.Reached == false, now);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(
        IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<QueueStatus>>([.. channels.Select(channel =>
            state.Rows.FindQueue(channel)?.Status(now) ?? new QueueStatus(channel, 0, 0, 0, null, null))]);

    private bool TryHear(MemoryDelivery row, string reference, ProviderReport report, DateTimeOffset now)
    {
        lock (row.Person.Gate)
        {
            if (row.Fate != DeliveryFate.Delivered || row.Reference != reference)
            {
                return false;
            }

            row.HasWord = true;
            if (report.Reached == false)
            {
                state.Rows.Die(row, report.Status, now);
            }

            return true;
        }
    }

    private bool TryComplete(Guid owner, MemoryDelivery row, Completion completion, DeliveryUndo undo, DateTimeOffset now)
    {
        DeliveryFate fate;
        lock (row.Person.Gate)
        {
            if (completion.State == CompletionState.Released)
            {
                return TryRelease(owner, row, undo, now);
            }

            if (!row.Queue.TryFinish(row, owner))
            {
                return false;
            }

            state.Rows.Log(row, new AttemptEnd(completion.State, now.UtcTicks, completion.Cause));
            Finish(row, completion, now);
            fate = row.Fate;
        }

        if (fate != DeliveryFate.Open)
        {
            state.Rows.Resolve(row, died: fate == DeliveryFate.Dead, now);
        }

        return true;
    }

    private void Finish(MemoryDelivery row, Completion completion, DateTimeOffset now)
    {
        switch (completion.State)
        {
            case CompletionState.Delivered:
                state.Rows.Deliver(row, completion.ProviderReference, now);
                return;
            case CompletionState.Dead:
                state.Rows.Die(row, completion.Cause ?? "", now);
                return;
            case CompletionState.Deferred:
                row.Uncount();
                break;
        }

        row.Queue.Put(row, (completion.At ?? now).UtcTicks, now);
    }

    private static bool TryRelease(Guid owner, MemoryDelivery row, DeliveryUndo undo, DateTimeOffset now)
    {
        // Asked before anything is written: should it throw, nothing happened.
        var person = row.Person;
        var activity = row.TakesCaps && row.Queue.IsHeld(row, owner)
            ? undo(row.ToDue(), Ticks.Of(row.StartedAt), person.State)
            : person.Activity;
        if (!row.Queue.TryFinish(row, owner))
        {
            return false;
        }

        person.Activity = activity;
        row.Unstart();
        row.Queue.Put(row, now);
        return true;
    }
}
