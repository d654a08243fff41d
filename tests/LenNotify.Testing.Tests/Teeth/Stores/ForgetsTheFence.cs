using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>Takes a completion from whoever brings it, also long after another has the row.</summary>
internal sealed class ForgetsTheFence(INotificationStore store) : WrongQueue(store)
{
    private readonly ConcurrentDictionary<Guid, Guid> _owners = new();

    public override async Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batch = await base.ClaimDeliveriesAsync(claim, judge, now, cancellationToken);
        foreach (var started in batch.Started)
        {
            _owners[started.Due.Id] = claim.Lease.Owner;
        }

        return batch;
    }

    public override async Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fenced = new List<Guid>();
        foreach (var completion in completions)
        {
            var known = _owners.GetValueOrDefault(completion.DeliveryId, owner);
            fenced.AddRange(await base.CompleteAsync(known, [completion], undo, now, cancellationToken));
        }

        return fenced;
    }
}
