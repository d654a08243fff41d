namespace LenNotify;

/// <summary>One connection that is watched.</summary>
internal sealed class WatchedConnection(ConnectionWatch watch, string userId, Action end) : IDisposable
{
    internal string UserId => userId;

    internal void End() => end();

    public void Dispose() => watch.Remove(this);
}
