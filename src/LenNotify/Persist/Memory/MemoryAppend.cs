using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// One request of an append: whole or not at all. People are locked and routed first; then one step under the
/// publications' lock (the key is taken, or the cursor moves) decides who wins; the winner writes before it unlocks.
/// </summary>
internal sealed class MemoryAppend(MemoryState state)
{
    private readonly MemoryEnqueue _enqueue = new(state);

    /// <summary>Routes and stores, or answers what was stored before.</summary>
    public AppendResult Append(AppendRequest request, Router route, DateTimeOffset now)
    {
        if (request.Lease is null && state.Publications.Find(request.Publication) is { } known)
        {
            return Repeat(known, request.Publication);
        }

        if (request.Lease is not null && !state.Publications.Holds(request.Publication.Id, request.Lease))
        {
            return Fenced(request);
        }

        // Room comes first: when there is none, not even the strangers among the people leave a trace.
        string[] ids = [.. request.UserIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        state.ItemRoom.Take(ids.Length);
        var written = 0;
        try
        {
            var people = Array.ConvertAll(ids, state.PersonOf);
            var answers = WithLocks(people, () => TryWrite(request, people, route, now, out written));
            return answers is null
                ? Lost(request)
                : new AppendResult(Acceptance.New, request.Publication.Id, [.. request.UserIds.Select(id => answers[id])]);
        }
        finally
        {
            state.ItemRoom.Give(ids.Length - written);
        }
    }

    private AppendResult Lost(AppendRequest request) =>
        request.Lease is null ? Repeat(state.Publications.Find(request.Publication)!, request.Publication) : Fenced(request);

    private static AppendResult Fenced(AppendRequest request) => new(Acceptance.Same, request.Publication.Id, [], Fenced: true);

    private static T WithLocks<T>(Person[] people, Func<T> action)
    {
        var locked = 0;
        try
        {
            for (; locked < people.Length; locked++)
            {
                people[locked].Gate.Enter();
            }

            return action();
        }
        finally
        {
            while (--locked >= 0)
            {
                people[locked].Gate.Exit();
            }
        }
    }

    private Dictionary<string, AppendedUser>? TryWrite(
        AppendRequest request, Person[] people, Router route, DateTimeOffset now, out int written)
    {
        written = 0;
        var answers = new Dictionary<string, AppendedUser>(StringComparer.Ordinal);
        var routed = new List<(Person Person, RoutedUser Routed)>(people.Length);
        foreach (var person in people)
        {
            person.Settle(now);
            if (person.FindByPublication(request.Publication.Id) is { } stored)
            {
                answers.Add(person.Id, stored.Answer);
            }
            else
            {
                routed.Add((person, route(request.Publication, person.State)));
            }
        }

        if (!TryCommit(request, routed.Sum(one => one.Routed.Deliveries.Count), now))
        {
            return null;
        }

        written = routed.Count;
        foreach (var (person, one) in routed)
        {
            var stored = person.Add(one, now);
            answers.Add(person.Id, stored.Answer);
            _enqueue.Enqueue(person, stored, one.Deliveries);
        }

        return answers;
    }

    private bool TryCommit(AppendRequest request, int deliveries, DateTimeOffset now)
    {
        var committed = false;
        state.DeliveryRoom.Take(deliveries);
        try
        {
            committed = request.Lease is null
                ? state.Publications.TryAdd(
                    new PublicationEntry(request.Publication, now, [.. request.UserIds]) { Cursor = request.NextCursor },
                    request.NextCursor is null)
                : state.Publications.TryAdvance(request.Publication.Id, request.Lease, request.NextCursor);
            return committed;
        }
        finally
        {
            state.DeliveryRoom.Give(committed ? 0 : deliveries);
        }
    }

    private AppendResult Repeat(PublicationEntry first, Publication offered)
    {
        var acceptance = first.Compare(offered);
        return new AppendResult(acceptance, first.Publication.Id, acceptance == Acceptance.Same ? [.. Stored(first)] : []);
    }

    private IEnumerable<AppendedUser> Stored(PublicationEntry first)
    {
        foreach (var person in first.FirstUsers.Select(state.Find).OfType<Person>())
        {
            StoredItem? stored;
            lock (person.Gate)
            {
                stored = person.FindByPublication(first.Publication.Id);
            }

            if (stored is not null)
            {
                yield return stored.Answer;
            }
        }
    }
}
