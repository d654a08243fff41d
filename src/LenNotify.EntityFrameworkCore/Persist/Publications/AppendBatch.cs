using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// One append that asks first: locks in the first round trip, routes, writes and commits in the second. The order of locks is keys, claims,
/// people, each sorted, so that batches wait for each other but never in a circle. So people who have no row yet get theirs
/// before anybody is locked, which is seldom needed: a batch that misses somebody is undone, and begins with that.
/// </summary>
internal sealed class AppendBatch(StoreSession session, KnownPeople? known, AppendOrder order)
{
    private readonly string[] _users = order.Users();
    private readonly OfferedKeys _keys = new(order.Requests.Count);
    private readonly AppendDraft _draft = new(order.Now, order.Requests.Count);
    private readonly HashSet<int> _offered = [];
    private readonly Dictionary<Guid, Guid?> _owners = [];
    private readonly AppendResult?[] _results = new AppendResult?[order.Requests.Count];

    /// <summary>Routes and stores, or answers what was stored before.</summary>
    public static async Task<IReadOnlyList<AppendResult>> RunAsync(
        StoreSession session, KnownPeople? known, AppendOrder order, CancellationToken cancellationToken)
    {
        var batch = new AppendBatch(session, known, order);
        if (!await batch.LockAsync(withNewPeople: false, cancellationToken).ConfigureAwait(false))
        {
            await session.Batch().Undo().RunAsync(cancellationToken).ConfigureAwait(false);
            batch = new AppendBatch(session, known, order);
            if (!await batch.LockAsync(withNewPeople: true, cancellationToken).ConfigureAwait(false))
            {
                // Made, and erased before they were locked.
                throw new RaceLostException();
            }
        }

        return await batch.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<AppendResult>> RunAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < order.Requests.Count; i++)
        {
            _results[i] = Route(order.Requests[i], i) is { } routed ? order.Told(routed) : null;
        }

        _draft.Place(await AwaitedAsync(cancellationToken).ConfigureAwait(false));
        await WriteAsync(cancellationToken).ConfigureAwait(false);
        return await RepeatsAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> LockAsync(bool withNewPeople, CancellationToken cancellationToken)
    {
        var offered = new List<(Publication, string?, bool)>();
        for (var i = 0; i < order.Requests.Count; i++)
        {
            if (order.Requests[i].Lease is null && _keys.Offer(order.Requests[i].Publication))
            {
                _offered.Add(i);
                offered.Add((order.Requests[i].Publication, order.Requests[i].NextCursor, order.Requests[i].NextCursor is null));
            }
        }

        Guid[] claimed = [.. order.Requests.Where(request => request.Lease is not null).Select(request => request.Publication.Id).Distinct()];
        var locks = session.Batch().BeginHot()
            .AddIf(offered.Count > 0, PublicationRows.Insert, PublicationRows.Values(offered, order.Now))
            .AddIf(claimed.Length > 0, AppendSql.LockClaims, claimed)
            .AddIf(withNewPeople, StateRows.Insert, _users, Column.Of(_users, _ => Array.Empty<byte>()))
            .Add(StateRows.Lock, (object)_users)
            .AddIf(claimed.Length > 0, AnswerRows.Stored, claimed, _users);
        var reader = await locks.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            if (offered.Count > 0)
            {
                _keys.Stored(await reader.ListAsync(row => row.Id(), cancellationToken).ConfigureAwait(false));
            }

            if (claimed.Length > 0)
            {
                await reader.ListAsync(row => _owners[row.Id()] = row.IdOrNull(), cancellationToken).ConfigureAwait(false);
            }

            foreach (var person in await reader.ListAsync(row => new PersonDraft(StateRows.Read(row), row.Number()), cancellationToken).ConfigureAwait(false))
            {
                _draft.People.Add(person.State.UserId, person);
            }

            if (claimed.Length > 0)
            {
                var stored = await reader.ListAsync(AnswerRows.Read, cancellationToken).ConfigureAwait(false);
                stored.ForEach(one => _draft.Stored[(one.PublicationId, one.User.UserId)] = one.User);
            }
        }

        return _draft.People.Count == _users.Length;
    }

    private AppendResult? Route(AppendRequest request, int index)
    {
        var id = request.Publication.Id;
        if (request.Lease is { } lease)
        {
            return _owners.GetValueOrDefault(id) != lease.Owner ? new AppendResult(Acceptance.Same, id, [], Fenced: true)
                : request.PutOffUntil is not null ? new AppendResult(Acceptance.New, id, [])
                : _draft.Route(request, order.Route);
        }

        return _offered.Contains(index) && _keys.Won(id) ? _draft.Route(request, order.Route) : null;
    }

    private async Task<IReadOnlyDictionary<Guid, DeliveryState>> AwaitedAsync(CancellationToken cancellationToken)
    {
        var ids = _draft.Awaited();
        if (ids.Length == 0)
        {
            return System.Collections.ObjectModel.ReadOnlyDictionary<Guid, DeliveryState>.Empty;
        }

        var reader = await session.Batch().Add(AppendSql.LockAwaited, ids).ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var found = await reader.ListAsync(row => (Id: row.Id(), State: row.Choice<DeliveryState>()), cancellationToken).ConfigureAwait(false);
            return found.ToDictionary(one => one.Id, one => one.State);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        AppendRequest[] moved = [.. order.Requests.Where((request, i) => request.Lease is not null && _results[i] is { Fenced: false })
            .GroupBy(request => request.Publication.Id).Select(chunks => chunks.Last())];
        PersonDraft[] people = [.. _draft.People.Values.Where(person => person.Changed)];
        await _draft.WriteTo(session.Batch(), session.Dialect)
            .AddIf(people.Length > 0, StateRows.Advance, AppendRows.States(people, _draft.Revision))
            .AddIf(moved.Length > 0, AppendSql.MoveClaims, AppendRows.Claims(moved))
            .Commit().Say(order.ToSay([.. _results.OfType<AppendResult>()])).RunAsync(cancellationToken).ConfigureAwait(false);
        foreach (var person in people)
        {
            known?.Learn(person, _draft.Revision);
        }
    }

    private async Task<IReadOnlyList<AppendResult>> RepeatsAsync(CancellationToken cancellationToken)
    {
        Publication[] repeats = [.. order.Requests.Where((_, i) => _results[i] is null).Select(request => request.Publication)];
        if (repeats.Length == 0)
        {
            return _results!;
        }

        await FirstAnswers.FindAsync(session, _keys, repeats, cancellationToken).ConfigureAwait(false);
        var answers = Array.ConvertAll(repeats, _keys.Answer);
        var users = await FirstAnswers.UsersAsync(session, answers, cancellationToken).ConfigureAwait(false);
        var next = 0;
        return Array.ConvertAll(_results, result => result ?? Repeat(answers[next++], users));
    }

    private static AppendResult Repeat(AcceptanceResult answer, ILookup<Guid, AppendedUser> users) =>
        new(answer.Acceptance, answer.PublicationId, answer.Acceptance == Acceptance.Same ? [.. users[answer.PublicationId]] : []);
}
