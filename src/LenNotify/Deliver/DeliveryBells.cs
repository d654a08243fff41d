namespace LenNotify;

/// <summary>Wakes whoever delivers, for what became due without an append: the pumps here at once, other nodes by signal.</summary>
internal sealed class DeliveryBells(ChannelTable channels, ChannelPumps pumps, NodeSignals signals)
{
    /// <summary>Something is due now on this channel; null is any.</summary>
    internal void Ring(string? channel, DateTimeOffset now)
    {
        for (var i = 0; i < channels.Lines.Count; i++)
        {
            var name = channels.Lines[i].Name;
            if (name != ChannelNames.InApp && (channel is null || channel == name))
            {
                pumps.Ring(name, now);
                signals.Note(name);
            }
        }

        signals.Send();
    }

    /// <summary>Operators said something of this channel.</summary>
    internal void Steer(string channel)
    {
        pumps.Steer(channel);
        signals.Tell(NodeSignals.Steering);
    }

    /// <summary>Something may be due now on any channel of this process. Others find it with their next poll.</summary>
    internal void RingHere(DateTimeOffset now)
    {
        foreach (var pump in pumps.All)
        {
            pump.Ring(now);
        }
    }
}
