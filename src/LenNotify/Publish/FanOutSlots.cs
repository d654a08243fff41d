using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// How many publications are routed at once: those of segments have slots of their own, because a segment takes as long as the host's
/// resolver does, and who was named must not wait for that.
/// </summary>
internal sealed class FanOutSlots(FanOutBell bell, PumpClock clock)
{
    /// <summary>Of either kind. More streams of a host's resolver at once would only slow each other down.</summary>
    internal const int Most = 4;

    private int _ofSegments;
    private int _named;
    private TaskCompletionSource? _freed;

    /// <summary>How many are free for those who were named.</summary>
    internal int ForNamed => Most - Volatile.Read(ref _named);

    /// <summary>How many are free for segments.</summary>
    internal int ForSegments => Most - Volatile.Read(ref _ofSegments);

    /// <summary>A claimed publication takes one.</summary>
    internal void Take(ClaimedPublication claimed) => Interlocked.Increment(ref Of(claimed));

    /// <summary>Its slot is free again.</summary>
    internal void Free(ClaimedPublication claimed)
    {
        // All slots for segments were taken, so those that are due were left where they are: now there is room for one.
        if (Interlocked.Decrement(ref Of(claimed)) == Most - 1 && claimed.Publication.Audience.Segment is not null)
        {
            bell.Ring(clock.Now);
        }

        if (Interlocked.Exchange(ref _freed, null) is { } waiting)
        {
            clock.UnderWay.Begin();
            waiting.SetResult();
        }
    }

    /// <summary>Until there is one for somebody who was named.</summary>
    internal async Task WaitAsync()
    {
        while (ForNamed == 0)
        {
            await bell.MissAsync(FreedAsync()).ConfigureAwait(false);
        }
    }

    // At rest meanwhile: those who have the slots may wait for a store that is away. With full fences: who frees one sees who waits, or
    // is seen; and who freed one began this part of the work anew before ending its own.
    private async Task FreedAsync()
    {
        var freed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _freed, freed);
        if (ForNamed == 0 || Interlocked.Exchange(ref _freed, null) is null)
        {
            clock.UnderWay.End();
            await freed.Task.ConfigureAwait(false);
        }
    }

    private ref int Of(ClaimedPublication claimed) => ref claimed.Publication.Audience.Segment is null ? ref _named : ref _ofSegments;
}
