using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>
/// What a publisher was promised came to every person, and on each channel that was meant to each: it arrived, or it is a dead
/// letter, or the person's history says why it was not sent.
/// </summary>
internal static class LossRule
{
    internal static void Check(World world)
    {
        var arrived = world.Book.Messages.Where(message => message is { Accepted: true, Word: not false })
            .SelectMany(message => message.Labels.Select(label => (message.Row.UserId, message.Row.Channel, label))).ToHashSet();
        var dead = Operators.DeadLetters(world)
            .SelectMany(letter => letter.Delivery.Members.Select(item => (letter.Delivery.Channel, item.Id))).ToHashSet();
        foreach (var told in world.Book.Publications.Values.Where(told => told.AcceptedAt is not null))
        {
            foreach (var person in told.People)
            {
                var item = (world.Book.Items.GetValueOrDefault((person, told.Label))
                    ?? throw new Broken(Invariants.NothingLost, $"{told.Label} was accepted and never came to {person}")).Item;
                foreach (var decision in item.Decisions.Where(decision => IsMeant(world, item, decision)))
                {
                    if (!arrived.Contains((person, decision.Channel, told.Label)) && !dead.Contains((decision.Channel, item.Id)) && !IsExplained(world, item, decision.Channel))
                    {
                        throw new Broken(Invariants.NothingLost, $"{told.Label} never came to {person} over {decision.Channel} ({decision.Reason}), and nothing says why");
                    }
                }
            }
        }
    }

    private static bool IsMeant(World world, InboxItem item, StoredDecision decision) =>
        item.Listed && decision.Channel != ChannelNames.InApp && decision.Verdict != Verdict.Suppress
        && (decision is not { Reason: Reason.Fallback, Verdict: Verdict.Hold } || FailedBefore(world, item, decision.Channel));

    // The channel ahead of it in the order of the only type that has one.
    private static bool FailedBefore(World world, InboxItem item, string channel) =>
        world.Book.Rows.Values.Any(row => row.UserId == item.UserId && row.Channel == (channel == Cast.Email ? Cast.Chat : Cast.Email)
            && row.Starts.Exists(start => start.Members.Contains(item.Id))
            && (row.Died || row.Messages.Exists(message => message.Word == false && message.Start.Recorded?.ProviderReference == message.Reference)));

    private static bool IsExplained(World world, InboxItem item, string channel) =>
        item.Notification.ExpiresAt <= world.Clock.Now
        || Sync.Done(world.Store.WhyAsync(item.UserId, item.Id, CancellationToken.None))!.Rulings
            .Any(ruling => ruling.Decision.Channel == channel && ruling.Decision.Verdict == Verdict.Suppress);
}
