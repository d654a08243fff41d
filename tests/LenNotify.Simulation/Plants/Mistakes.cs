using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>The mistakes that the simulation has to find.</summary>
internal static class Mistakes
{
    private static readonly TimeSpan Ever = TimeSpan.FromDays(3_650);

    internal static readonly Mistake[] All =
    [
        new("forgets the fence", Invariants.Fence, ForgetsTheFence),
        new("claims twice", Invariants.OneHolder, ClaimsTwice),
        new("done before it is sent", Invariants.NothingLost, DoneBeforeItIsSent),
        new("a new key for each attempt", Invariants.OneKey, NewKeys),
        new("the cap is not taken", Invariants.Caps, NoCaps),
        new("a joiner after the claim", Invariants.Frozen, LateJoiner),
        new("a released claim is dropped", Invariants.NothingLost, DropsReleased),
        new("the lease outlives a crash", Invariants.Progress, EndlessLease),
        new("the retry is never due", Invariants.Progress, NoRetry),
        new("choices are not judged again", Invariants.Choices, NotJudgedAgain),
        new("a fan-out tells someone twice", Invariants.InboxOnce, () => new Plant { Publications = honest => new WrongPublications(honest) }),
        new("sequences before commits", Invariants.InboxOnce, () => new Plant { Inbox = honest => new WrongInbox(honest) }),
    ];

    private static Plant ForgetsTheFence()
    {
        var owners = new Dictionary<Guid, Guid>();
        return new Plant
        {
            Queue = honest => new WrongQueue(honest)
            {
                Claim = (queue, claim, judge, now) =>
                {
                    var batch = Honest(queue, claim, judge, now);
                    batch.Started.ToList().ForEach(one => owners[one.Due.Id] = claim.Lease.Owner);
                    return batch;
                },
                Complete = (queue, owner, completions, undo, now) =>
                {
                    var fenced = Honest(queue, owner, completions, undo, now);
                    return [.. fenced.Where(id => !owners.TryGetValue(id, out var other)
                        || Honest(queue, other, [.. completions.Where(one => one.DeliveryId == id)], undo, now).Count > 0)];
                },
            },
        };
    }

    private static Plant ClaimsTwice()
    {
        ClaimedDelivery? last = null;
        return Claiming((queue, claim, judge, now) =>
        {
            var batch = Honest(queue, claim, judge, now);
            if (batch.Started.Count == 0 && last?.Due.Channel == claim.Channel)
            {
                batch = batch with { Started = [last] };
                last = null;
                return batch;
            }

            last = batch.Started.Count > 0 ? batch.Started[0] : last;
            return batch;
        });
    }

    private static Plant DoneBeforeItIsSent() => Claiming((queue, claim, judge, now) =>
    {
        var batch = Honest(queue, claim, judge, now);
        Honest(queue, claim.Lease.Owner, [.. batch.Started.Select(one => new Completion(one.Due.Id, CompletionState.Delivered))], (_, _, state) => state.Activity, now);
        return batch;
    });

    private static Plant NewKeys() => Changing(one => one with { IdempotencyKey = $"{one.IdempotencyKey}-{one.Due.Attempts + 1}" });

    private static Plant NoCaps() => Claiming((queue, claim, judge, now) => Honest(
        queue, claim, (delivery, state) => judge(delivery, state) is { } ruling ? ruling with { Activity = state.Activity } : null, now));

    private static Plant LateJoiner()
    {
        var newest = new Dictionary<string, InboxItem>();
        return Changing(one =>
        {
            var joiner = newest.GetValueOrDefault(one.UserId);
            newest[one.UserId] = one.Due.Members[^1];
            return one.Due.Attempts == 0 || joiner is null || one.Due.Members.Any(item => item.Id == joiner.Id)
                ? one
                : one with { Due = one.Due with { Members = [.. one.Due.Members, joiner] } };
        });
    }

    private static Plant DropsReleased() => Completing(one => one.State == CompletionState.Released ? new Completion(one.DeliveryId, CompletionState.Delivered) : one);

    private static Plant EndlessLease() => Claiming((queue, claim, judge, now) => Honest(queue, claim with { Lease = claim.Lease with { Until = now + Ever } }, judge, now));

    private static Plant NoRetry() => Completing(one => one.State == CompletionState.RetryAt ? one with { At = one.At + Ever } : one);

    private static Plant NotJudgedAgain() => Claiming((queue, claim, judge, now) => Honest(
        queue,
        claim,
        (delivery, state) => judge(delivery, state) is { Verdict: Verdict.Suppress, Reason: Reason.OptedOut } ruling
            ? ruling with { Verdict = Verdict.Deliver, Members = [.. delivery.Members.Select(item => item.Id)], Dropped = [] }
            : judge(delivery, state),
        now));

    private static Plant Claiming(Func<IDeliveryQueue, DeliveryClaim, DeliveryJudge, DateTimeOffset, ClaimedBatch> claim) =>
        new() { Queue = honest => new WrongQueue(honest) { Claim = claim } };

    private static Plant Changing(Func<ClaimedDelivery, ClaimedDelivery> change) => Claiming((queue, claim, judge, now) =>
        Honest(queue, claim, judge, now) is var batch ? batch with { Started = [.. batch.Started.Select(change)] } : null!);

    private static Plant Completing(Func<Completion, Completion> change) => new()
    {
        Queue = honest => new WrongQueue(honest)
        {
            Complete = (queue, owner, completions, undo, now) => Honest(queue, owner, [.. completions.Select(change)], undo, now),
        },
    };

    private static ClaimedBatch Honest(IDeliveryQueue queue, DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now) =>
        Sync.Done(queue.ClaimDeliveriesAsync(claim, judge, now, CancellationToken.None));

    private static IReadOnlyList<Guid> Honest(IDeliveryQueue queue, Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now) =>
        Sync.Done(queue.CompleteAsync(owner, completions, undo, now, CancellationToken.None));
}
