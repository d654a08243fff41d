using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// The states of people as this node wrote them last. Whoever was found unchanged the next time is trusted to be so again: an append
/// to such people alone needs not ask first. What is known here is never believed, only offered for proof, so it may be old, and is
/// kept by a hash that tells nobody who it is.
/// </summary>
internal sealed class KnownPeople
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<int, Known> _people = new();

    private sealed record Known(UserState State, bool IsTrusted);

    /// <summary>The states of all of them; null when one is not known, or was found changed by somebody else.</summary>
    public UserState[]? Find(IReadOnlyList<string> users)
    {
        var states = new UserState[users.Count];
        for (var i = 0; i < states.Length; i++)
        {
            if (!_people.TryGetValue(KeyOf(users[i]), out var known) || !known.IsTrusted)
            {
                return null;
            }

            states[i] = known.State with { UserId = users[i] };
        }

        return states;
    }

    /// <summary>Takes in what was found under the lock, and what was left there.</summary>
    public void Learn(UserState found, UserState left) =>
        Keep(left, _people.TryGetValue(KeyOf(found.UserId), out var known) && IsSame(known.State, found));

    /// <summary>Takes in what was left where nobody else had changed anything.</summary>
    public void Confirm(UserState left) => Keep(left, isTrusted: true);

    /// <summary>Somebody else changes them as well.</summary>
    public void Distrust(IEnumerable<string> users)
    {
        foreach (var user in users)
        {
            _people.TryRemove(KeyOf(user), out _);
        }
    }

    private void Keep(UserState state, bool isTrusted)
    {
        var key = KeyOf(state.UserId);
        if (_people.Count >= Most && !_people.ContainsKey(key))
        {
            _people.Clear();
        }

        _people[key] = new Known(state with { UserId = "" }, isTrusted);
    }

    private static int KeyOf(string userId) => string.GetHashCode(userId, StringComparison.Ordinal);

    private static bool IsSame(UserState one, UserState other) =>
        (one.Sequence, one.Version, one.Unread, one.ReadUpTo) == (other.Sequence, other.Version, other.Unread, other.ReadUpTo)
        && one.Activity.ToBytes().AsSpan().SequenceEqual(other.Activity.ToBytes());
}
