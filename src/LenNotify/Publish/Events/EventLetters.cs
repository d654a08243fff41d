using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Events of which a rule could tell nobody: each is a delivery to no one, on a channel that people do not have, so that it is
/// stored with the event's own commit, ends in the dead letters with its cause, and can be replayed from there.
/// </summary>
internal sealed class EventLetters(IDeliveryQueue queue, PumpSettings settings)
{
    /// <summary>No channel may have this name, and no person the empty id.</summary>
    internal const string Channel = "_rules";

    internal const string Nobody = "";
    private const int MostAtOnce = 20;
    private const int MostCause = 400;
    private static readonly Guid Target = Appending.TargetOf(Channel);

    /// <summary>The rows of one. It is neither listed nor counted: it is nobody's.</summary>
    internal static RoutedUser Route(Publication happened, UserState state, DateTimeOffset now)
    {
        var item = new InboxItem
        {
            Id = Ids.Derived(happened.Id, Channel),
            PublicationId = happened.Id,
            UserId = state.UserId,
            Notification = new Notification { Type = happened.Type, Title = "An event of which nobody could be told" },
            Priority = Priority.Normal,
            Listed = false,
            Decisions = [],
            CreatedAt = now,
        };
        var delivery = new NewDelivery
        {
            Id = Ids.Derived(item.Id, Channel),
            Channel = Channel,
            TargetId = Target,
            DueAt = now,
            Turn = now,
            Priority = Priority.Normal,
        };
        return new RoutedUser(item, [delivery], state.Activity);
    }

    /// <summary>Judges those again that wait for it: new ones, and replayed ones. Answers whether there may be more.</summary>
    /// <param name="judge">Answers with the cause when still nobody is found, null when somebody was told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task<bool> SettleAsync(Func<Guid, CancellationToken, Task<string?>> judge, CancellationToken cancellationToken)
    {
        var now = settings.Clock.Now;
        var lease = new Lease(settings.Ids.Next(now), now + settings.Clock.FanOutLease);
        var batch = await queue.ClaimDeliveriesAsync(new DeliveryClaim(Channel, lease, MostAtOnce), Judge, now, cancellationToken).ConfigureAwait(false);
        foreach (var started in batch.Started)
        {
            var cause = started.Due.Members is [var item, ..] ? await judge(item.PublicationId, cancellationToken).ConfigureAwait(false) : "no_recipient: the event is gone.";
            var completion = new Completion(started.Due.Id, cause is null ? CompletionState.Delivered : CompletionState.Dead)
            {
                Cause = cause is null ? null : cause.Length > MostCause ? cause[..MostCause] : cause,
            };
            await queue.CompleteAsync(lease.Owner, [completion], static (_, _, state) => state.Activity, settings.Clock.Now, cancellationToken).ConfigureAwait(false);
        }

        return batch.Started.Count == MostAtOnce;
    }

    private static DeliveryRuling Judge(DueDelivery delivery, UserState state) => new()
    {
        Verdict = Verdict.Deliver,
        Reason = Reason.Routed,
        Members = [.. delivery.Members.Select(item => item.Id)],
        Activity = state.Activity,
    };
}
