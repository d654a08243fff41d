using LenNotify.Storage;

namespace LenNotify;

/// <summary>What somebody asks who was away, and where the answer goes.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="After">The last sequence that is known there.</param>
/// <param name="Most">How many items are taken.</param>
/// <param name="Now">What has expired by then is left out.</param>
internal sealed record ResumeAsked(string UserId, long After, int Most, DateTimeOffset Now)
{
    /// <summary>The answer.</summary>
    public TaskCompletionSource<ResumedInbox> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the answer is: no item beyond the state, which was read first, and one more than are taken tells that there are more.</summary>
    public ResumedInbox Of(UserState state, IReadOnlyList<InboxItem> items)
    {
        InboxItem[] known = [.. items.Where(item => item.Sequence <= state.Sequence)];
        return new ResumedInbox([.. known.Take(Most)], known.Length > Most, state);
    }
}
