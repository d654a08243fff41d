using LenNotify.Storage;

namespace LenNotify;

/// <summary>Tells of what was stored: the pumps at once, other nodes, and the person's connected clients.</summary>
internal sealed class Committed(ChannelPumps pumps, NodeSignals signals, InboxPush push)
{
    /// <summary>Tells of one append. Other nodes hear of it with the next <see cref="Signal"/>, once for a commit however much was in it.</summary>
    internal void Tell(IReadOnlyList<AppendedUser> users, DateTimeOffset now)
    {
        for (var i = 0; i < users.Count; i++)
        {
            var deliveries = users[i].Routed.Deliveries;
            for (var d = 0; d < deliveries.Count; d++)
            {
                pumps.Ring(deliveries[d].Channel, deliveries[d].DueAt);
                if (deliveries[d].DueAt <= now)
                {
                    signals.Note(deliveries[d].Channel);
                }
            }

            push.Tell(users[i]);
            if (users[i].Sequence > 0)
            {
                signals.Note(users[i].UserId, users[i].Sequence, 0);
            }
        }
    }

    /// <summary>All that was told since the last time goes to other nodes.</summary>
    internal void Signal() => signals.Send();
}
