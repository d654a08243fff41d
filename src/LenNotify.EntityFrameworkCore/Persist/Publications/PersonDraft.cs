using LenNotify.Storage;

namespace LenNotify;

/// <summary>A locked person's state while a batch is routed: what one publication changes, the next one sees.</summary>
internal sealed class PersonDraft(UserState state, long revision)
{
    /// <summary>Which of its revisions was found.</summary>
    public long Found { get; } = revision;

    /// <summary>As the next publication sees it.</summary>
    public UserState State { get; private set; } = state;

    /// <summary>Whether anything was routed to the person.</summary>
    public bool Changed { get; private set; }

    /// <summary>Takes in what was routed: its sequence, its place in the count, the activity.</summary>
    public (AppendedUser Appended, bool Counted) Take(RoutedUser routed, DateTimeOffset now)
    {
        var listed = routed.Item.Listed;
        var counted = listed && !(routed.Item.Notification.ExpiresAt <= now);
        Changed = true;
        State = State with
        {
            Sequence = State.Sequence + (listed ? 1 : 0),
            Unread = State.Unread + (counted ? 1 : 0),
            Activity = routed.Activity,
        };
        return (new AppendedUser(State.UserId, listed ? State.Sequence : 0, State.Unread, routed), counted);
    }
}
