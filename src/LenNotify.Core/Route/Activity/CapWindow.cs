namespace LenNotify;

/// <summary>
/// The last starts of one cap, oldest first. Keeping instants instead of a count is what makes every rolling window
/// exact, on any number of nodes.
/// </summary>
/// <param name="Key">The cap, as a <see cref="StableHash"/>.</param>
/// <param name="Expires">When nothing of it matters any more, in UTC ticks.</param>
/// <param name="FullUntil">Until when no more start is allowed; 0 when there is room.</param>
/// <param name="Starts">At most as many as the cap allows.</param>
internal readonly record struct CapWindow(ulong Key, long Expires, long FullUntil, Start[] Starts)
{
    // Nodes ask by clocks that differ a little, and wait for each other's locks: what left the window by one node's now may
    // still be in it by another's. It is kept a while longer, so that both count the same.
    internal static readonly long Grace = TimeSpan.FromMinutes(1).Ticks;

    /// <summary>When the next start is allowed; <paramref name="now"/> or earlier when it is allowed at once.</summary>
    internal long FreeAt(in CompiledThrottle cap, long now)
    {
        // The start that must have left the window before another may enter it.
        var at = Starts.Length - cap.Limit;
        return at < 0 ? now : Starts[at].At + cap.Per;
    }

    /// <summary>As <see cref="FreeAt(in CompiledThrottle, long)"/>, not counting the starts of a delivery's own notifications.</summary>
    internal long FreeAt(in CompiledThrottle cap, long now, ReadOnlySpan<CompiledNotification> self)
    {
        var others = 0;
        for (var i = Starts.Length - 1; i >= 0; i--)
        {
            if (!IsOf(self, Starts[i]) && ++others == cap.Limit)
            {
                return Starts[i].At + cap.Per;
            }
        }

        return now;
    }

    /// <summary>Whether a start of this tag is in the window that ends now.</summary>
    internal bool Holds(long tag, in CompiledThrottle cap, long now)
    {
        foreach (var start in Starts)
        {
            if (start.IsOf(tag) && start.At + cap.Per > now)
            {
                return true;
            }
        }

        return false;
    }

    internal CapWindow With(in CompiledThrottle cap, Start start)
    {
        Start[] starts = [.. Starts, start];

        // Two nodes may be a few milliseconds apart: order is by instant, not by arrival.
        for (var i = starts.Length - 1; i > 0 && starts[i - 1].At > starts[i].At; i--)
        {
            (starts[i - 1], starts[i]) = (starts[i], starts[i - 1]);
        }

        // Only now is it known which are the oldest: the one that came last may be among them.
        var oldest = Math.Max(0, starts.Length - cap.Limit);
        while (starts[oldest].At + cap.Per + Grace <= starts[^1].At)
        {
            oldest++;
        }

        starts = oldest == 0 ? starts : starts[oldest..];
        var full = starts.Length < cap.Limit ? 0 : starts[^cap.Limit].At + cap.Per;
        return new CapWindow(Key, starts[^1].At + cap.Per + Grace, full, starts);
    }

    /// <summary>The same without this start; what it had pushed out was over, so that nothing comes back.</summary>
    internal CapWindow Without(in CompiledThrottle cap, Start start)
    {
        var rest = Array.FindAll(Starts, s => s != start);
        var full = rest.Length < cap.Limit ? 0 : rest[^cap.Limit].At + cap.Per;
        return new CapWindow(Key, rest.Length == 0 ? 0 : rest[^1].At + cap.Per + Grace, full, rest);
    }

    private static bool IsOf(ReadOnlySpan<CompiledNotification> self, Start start)
    {
        foreach (var notification in self)
        {
            if (start.IsOf(notification.Tag))
            {
                return true;
            }
        }

        return false;
    }
}
