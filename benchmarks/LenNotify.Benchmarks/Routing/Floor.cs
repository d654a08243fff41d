namespace LenNotify.Benchmarks.Routing;

/// <summary>
/// The straight line: the same answers as the engine's, by one method written for speed alone over flat structs.
/// Types, channels and values are open sets, as they are for the engine.
/// </summary>
internal static class Floor
{
    private const int Critical = 3;

    internal static bool Decide(
        FlatLayout layout, ref readonly FlatNotification n, ref readonly FlatUser u, ulong[] channelsByPriority, int inbox, int threshold, long now, Span<FlatDecision> decisions)
    {
        var bits = u.Bits;
        var left = 0UL;
        if (u.Left is { } leaves)
        {
            foreach (var (type, channels) in leaves)
            {
                left |= type == n.Type ? channels : 0;
            }
        }

        byte gate = 0;
        if (n.ExpiresAt <= now)
        {
            gate = (byte)Reason.Expired;
        }
        else if ((bits[layout.Off + n.TypeWord] & n.TypeBit) != 0)
        {
            gate = (byte)Reason.TypeDisabled;
        }
        else if ((bits[layout.Below(n.Rank) + n.TypeWord] & n.TypeBit) != 0)
        {
            gate = (byte)Reason.BelowMinimumSeverity;
        }
        else if (n.Priority < 2 && (bits[layout.HighOnly + n.TypeWord] & n.TypeBit) != 0)
        {
            gate = (byte)Reason.BelowHighPriority;
        }
        else if (n.CarriesConfidence && !(n.Confidence >= u.Threshold))
        {
            gate = (byte)Reason.BelowConfidence;
        }
        else
        {
            foreach (var (key, value) in n.Attributes)
            {
                if ((bits[layout.Keys] & (1UL << key)) != 0 && (bits[layout.Values + (value >> 6)] & (1UL << (value & 63))) == 0)
                {
                    gate = (byte)Reason.AttributeFiltered;
                    break;
                }
            }
        }

        if (gate != 0)
        {
            for (var i = 0; i < decisions.Length; i++)
            {
                decisions[i] = new FlatDecision
                {
                    Channel = (byte)i,
                    Verdict = (byte)Verdict.Suppress,
                    Reason = (((u.OptedOut | left) >> i) & 1) != 0 ? (byte)Reason.OptedOut : gate,
                };
            }

            return false;
        }

        var chosen = u.ChannelsByPriority is { } own ? own[n.Priority] : n.HasHostChannels ? n.HostChannels : channelsByPriority[n.Priority];
        byte verdict = 0;
        byte reason = 0;
        long until = 0;
        var capped = false;
        if (n.Throttle >= 0 && u.Throttles is { } throttles)
        {
            foreach (var (key, free) in throttles)
            {
                if (key == n.Throttle && free > now)
                {
                    (verdict, reason, until, capped) = ((byte)Verdict.Hold, (byte)Reason.TypeThrottled, free, true);
                    break;
                }
            }
        }

        if (!capped && n.Priority != Critical)
        {
            if (u.UserFree > now)
            {
                (verdict, reason, until, capped) = ((byte)Verdict.Hold, (byte)Reason.UserThrottled, u.UserFree, true);
            }
            else if ((bits[layout.Hourly + n.TypeWord] & n.TypeBit) != 0)
            {
                (verdict, reason, until) = ((byte)Verdict.Digest, (byte)Reason.DigestFrequency, u.HourUntil);
            }
            else if ((bits[layout.Daily + n.TypeWord] & n.TypeBit) != 0)
            {
                (verdict, reason, until) = ((byte)Verdict.Digest, (byte)Reason.DigestFrequency, u.DayUntil);
            }
            else if (u.HasQuiet && !n.PassesQuiet && now >= u.QuietFrom && now < u.QuietUntil)
            {
                (verdict, reason, until) = u.KeepToInbox
                    ? ((byte)Verdict.Suppress, (byte)Reason.QuietHours, 0)
                    : ((byte)Verdict.Hold, (byte)Reason.QuietHours, u.QuietUntil);
            }
            else if (n.Group >= 0 && u.Groups is { } groups)
            {
                foreach (var (key, count, closes) in groups)
                {
                    if (key == n.Group && count + 1 >= threshold && closes > now)
                    {
                        (verdict, reason, until) = ((byte)Verdict.Hold, (byte)Reason.Grouped, closes);
                    }
                }
            }
        }

        var reach = u.Reach;
        var free_ = capped ? null : u.ChannelsFree;
        for (var i = 0; i < decisions.Length; i++)
        {
            ref var decision = ref decisions[i];
            decision.Channel = (byte)i;
            decision.Silent = false;
            var why = ((chosen | u.OptedOut) >> i & 1) != 0 ? reach[i] : (byte)Reason.ChannelNotChosen;
            if (why != 0)
            {
                decision.Verdict = (byte)Verdict.Suppress;
                decision.Reason = why;
                decision.Until = 0;
            }
            else if (free_ is not null && free_[i] > now)
            {
                decision.Verdict = i == inbox ? (byte)Verdict.Deliver : (byte)Verdict.Hold;
                decision.Reason = (byte)Reason.ChannelThrottled;
                decision.Silent = i == inbox;
                decision.Until = i == inbox ? 0 : free_[i];
            }
            else if (i == inbox)
            {
                decision.Verdict = (byte)Verdict.Deliver;
                decision.Reason = reason;
                decision.Silent = reason != 0;
                decision.Until = 0;
            }
            else
            {
                decision.Verdict = verdict;
                decision.Reason = reason;
                decision.Until = until;
            }
        }

        for (var i = 0; left != 0; i++, left >>= 1)
        {
            if ((left & 1) != 0)
            {
                decisions[i] = new FlatDecision { Channel = (byte)i, Verdict = (byte)Verdict.Suppress, Reason = (byte)Reason.OptedOut };
            }
        }

        return true;
    }
}
