namespace LenNotify;

/// <summary>What all streams of one mapping share.</summary>
internal sealed class StreamSettings(NotificationApiOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Open, CallRate Rate)> _people = new(StringComparer.Ordinal);

    /// <summary>Counts one more of this person's, and answers with how often all of them may command; null when there are too many.</summary>
    internal CallRate? TryOpen(string userId)
    {
        lock (_gate)
        {
            var (open, rate) = _people.TryGetValue(userId, out var known) ? known : (0, new CallRate(options.CommandsPerSecondOfUser, time));
            if (open >= options.StreamsPerUser)
            {
                return null;
            }

            _people[userId] = (open + 1, rate);
            return rate;
        }
    }

    internal void Close(string userId)
    {
        lock (_gate)
        {
            var (open, rate) = _people[userId];
            if (open == 1)
            {
                _people.Remove(userId);
            }
            else
            {
                _people[userId] = (open - 1, rate);
            }
        }
    }
}
