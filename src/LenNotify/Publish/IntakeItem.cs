using LenNotify.Storage;

namespace LenNotify;

/// <summary>One publication on its way to the store, with all that routing it needs.</summary>
internal sealed class IntakeItem(Publication publication, CompiledNotification notification, IReadOnlyList<string> userIds, Recipient[] people)
{
    private const int MostSearched = 16;
    private readonly TaskCompletionSource<AppendResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Dictionary<string, int>? _places;

    /// <summary>What waits behind it.</summary>
    internal IntakeItem? Next { get; set; }

    /// <summary>What is asked of the store.</summary>
    internal AppendRequest Request { get; } = new(publication, userIds);

    /// <summary>What it says.</summary>
    internal CompiledNotification Notification { get; } = notification;

    /// <summary>The store's answer.</summary>
    internal Task<AppendResult> Done => _done.Task;

    /// <summary>The person that the store asks about.</summary>
    internal Recipient Find(string userId)
    {
        if (people.Length > MostSearched)
        {
            _places ??= Places();
            return _places.TryGetValue(userId, out var place) ? people[place] : throw NotInAudience(userId);
        }

        for (var i = 0; i < people.Length; i++)
        {
            if (userIds[i] == userId)
            {
                return people[i];
            }
        }

        throw NotInAudience(userId);
    }

    internal void Complete(AppendResult result) => _done.TrySetResult(result);

    internal void Fail(Exception error) => _done.TrySetException(error);

    // The store asks under its locks: for many people not by going through all of them for each.
    private Dictionary<string, int> Places()
    {
        var places = new Dictionary<string, int>(userIds.Count, StringComparer.Ordinal);
        for (var i = 0; i < userIds.Count; i++)
        {
            places.Add(userIds[i], i);
        }

        return places;
    }

    private static ArgumentException NotInAudience(string userId) =>
        new($"The store asks for '{userId}', who is not in the audience.", nameof(userId));
}
