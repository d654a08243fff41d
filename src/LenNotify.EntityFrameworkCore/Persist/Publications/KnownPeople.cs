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

    private sealed record Known(UserState State, long Revision, bool IsTrusted);

    /// <summary>All of them, as they were left; null when one is not known, or was found changed by somebody else.</summary>
    public PersonDraft[]? Find(IReadOnlyList<string> users)
    {
        var people = new PersonDraft[users.Count];
        for (var i = 0; i < people.Length; i++)
        {
            if (!_people.TryGetValue(KeyOf(users[i]), out var known) || !known.IsTrusted)
            {
                return null;
            }

            people[i] = new PersonDraft(known.State with { UserId = users[i] }, known.Revision);
        }

        return people;
    }

    /// <summary>Takes in who was found under the lock, and was left with a revision.</summary>
    public void Learn(PersonDraft person, long revision) =>
        Keep(person.State, revision, _people.TryGetValue(KeyOf(person.State.UserId), out var known) && known.Revision == person.Found);

    /// <summary>Takes in what was left where nobody else had changed anything.</summary>
    public void Confirm(UserState left, long revision) => Keep(left, revision, isTrusted: true);

    /// <summary>Somebody else changes them as well.</summary>
    public void Distrust(IEnumerable<string> users)
    {
        foreach (var user in users)
        {
            _people.TryRemove(KeyOf(user), out _);
        }
    }

    private void Keep(UserState state, long revision, bool isTrusted)
    {
        var key = KeyOf(state.UserId);
        if (_people.Count >= Most && !_people.ContainsKey(key))
        {
            _people.Clear();
        }

        _people[key] = new Known(state with { UserId = "" }, revision, isTrusted);
    }

    private static int KeyOf(string userId) => string.GetHashCode(userId, StringComparison.Ordinal);
}
