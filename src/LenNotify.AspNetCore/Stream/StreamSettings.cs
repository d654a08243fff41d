using System.Collections.Concurrent;

namespace LenNotify;

/// <summary>What all streams of one mapping share.</summary>
internal sealed class StreamSettings(NotificationApiOptions options)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Counts one more of this person's; false when there are too many.</summary>
    internal bool TryOpen(string userId)
    {
        var count = _open.AddOrUpdate(userId, 1, static (_, open) => open + 1);
        if (count <= options.StreamsPerUser)
        {
            return true;
        }

        Close(userId);
        return false;
    }

    internal void Close(string userId)
    {
        if (_open.AddOrUpdate(userId, 0, static (_, open) => open - 1) == 0)
        {
            _open.TryRemove(KeyValuePair.Create(userId, 0));
        }
    }
}
