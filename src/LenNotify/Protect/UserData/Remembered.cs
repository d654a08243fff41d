namespace LenNotify;

/// <summary>What this process remembers of people to be quick: an erasure takes it too.</summary>
internal sealed class Remembered(Recipients people, InboxPush push, ReadyNotifications ready)
{
    /// <summary>Forgets a person, and texts of others rather than any of this one's.</summary>
    internal void Forget(string userId)
    {
        people.Erase(userId);
        push.Forget(userId);
        ready.Forget();
    }
}
