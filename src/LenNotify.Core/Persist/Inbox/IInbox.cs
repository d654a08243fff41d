namespace LenNotify.Storage;

/// <summary>Role 2: what a person sees. The person's id comes first in every call.</summary>
public interface IInbox
{
    /// <summary>A page of items, newest first.</summary>
    Task<Page<InboxItem>> ListAsync(string userId, InboxQuery query, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What came after a sequence, oldest first, and the state that goes with it.</summary>
    Task<ResumedInbox> ResumeAsync(string userId, long afterSequence, int most, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The states of these people in the order asked; someone who never got anything has sequence 0.</summary>
    Task<IReadOnlyList<UserState>> StatesAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken);

    /// <summary>Marks items. Ids that are unknown or another person's change nothing. Repeating it changes nothing.</summary>
    Task<UserState> MarkAsync(string userId, IReadOnlyList<Guid> itemIds, ItemMark mark, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Marks everything read up to the sequence that the person was shown; what came since stays unread.</summary>
    Task<UserState> MarkAllReadAsync(string userId, long upTo, DateTimeOffset now, CancellationToken cancellationToken);
}
