using LenNotify.Storage;

namespace LenNotify;

/// <summary>One publication on its way to the store, with all that routing it needs.</summary>
internal sealed class IntakeItem(Publication publication, CompiledNotification notification, IReadOnlyList<string> userIds, Recipient[] people)
{
    private readonly TaskCompletionSource<AppendResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What is asked of the store.</summary>
    internal AppendRequest Request { get; } = new(publication, userIds);

    /// <summary>What it says.</summary>
    internal CompiledNotification Notification { get; } = notification;

    /// <summary>The store's answer.</summary>
    internal Task<AppendResult> Done => _done.Task;

    /// <summary>The person that the store asks about.</summary>
    internal Recipient Find(string userId)
    {
        for (var i = 0; i < people.Length; i++)
        {
            if (userIds[i] == userId)
            {
                return people[i];
            }
        }

        throw new ArgumentException($"The store asks for '{userId}', who is not in the audience.", nameof(userId));
    }

    internal void Complete(AppendResult result) => _done.TrySetResult(result);

    internal void Fail(Exception error) => _done.TrySetException(error);
}
