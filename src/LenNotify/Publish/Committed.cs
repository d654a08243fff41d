using LenNotify.Storage;

namespace LenNotify;

/// <summary>Tells of what was stored: the pumps at once, the person's connected clients, and other nodes unless the store told them.</summary>
internal sealed class Committed(ChannelPumps pumps, NodeSignals signals, InboxPush push)
{
    /// <summary>Tells of one append. Other nodes hear of it with the next <see cref="Signal"/>, once for a commit however much was in it.</summary>
    internal void Tell(AppendResult stored, DateTimeOffset now)
    {
        var users = stored.Users;
        for (var i = 0; i < users.Count; i++)
        {
            var deliveries = users[i].Routed.Deliveries;
            for (var d = 0; d < deliveries.Count; d++)
            {
                pumps.Ring(deliveries[d].Channel, deliveries[d].DueAt);
            }

            push.Tell(users[i]);
        }

        if (!stored.Signalled)
        {
            signals.Note(stored, now);
        }
    }

    /// <summary>All that was told since the last time goes to other nodes.</summary>
    internal void Signal() => signals.Send();
}
