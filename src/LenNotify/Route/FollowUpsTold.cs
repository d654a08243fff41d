using LenNotify.Storage;

namespace LenNotify;

/// <summary>Tells what follows on a notification by the rows that would be written for it, so that it can tell nothing else.</summary>
internal static class FollowUpsTold
{
    internal static IReadOnlyList<FollowUpExplanation> Of(RoutedUser routed)
    {
        var told = new List<FollowUpExplanation>();
        foreach (var delivery in routed.Deliveries)
        {
            // One line for all addresses of a channel.
            if (Of(delivery, routed) is { } one && !told.Contains(one))
            {
                told.Add(one);
            }
        }

        return told;
    }

    private static FollowUpExplanation? Of(NewDelivery delivery, RoutedUser routed) => delivery.Condition switch
    {
        { UnlessRead: true } => new(delivery.Channel, Reason.Escalation, delivery.DueAt, null),
        { AfterFailureOf: { } first } => new(delivery.Channel, Reason.Fallback, null, routed.Deliveries.First(one => one.Id == first).Channel),
        _ => routed.Item.Decisions.Any(decision => decision.Channel == delivery.Channel && decision.Reason == Reason.Fallback)
            ? new(delivery.Channel, Reason.Fallback, delivery.DueAt, null)
            : null,
    };
}
