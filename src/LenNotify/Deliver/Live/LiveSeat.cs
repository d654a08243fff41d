namespace LenNotify;

/// <summary>A listener's place in the feed, until it is given up.</summary>
internal sealed class LiveSeat(LiveFeed feed, LiveUser user, ILiveListener listener) : IDisposable
{
    private int _left;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
        {
            feed.Leave(user, listener);
        }
    }
}
