using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// One append that asks first: locks in the first round trip, routes, writes and commits in the second. The order of locks is keys, claims,
/// people, each sorted, so that batches wait for each other but never in a circle. So people who have no row yet get theirs
/// before anybody is locked, which is seldom needed: a batch that misses somebody is undone, and begins with that.
/// </summary>
internal sealed class AppendBatch(
    StoreSession session, KnownPeople? known, IReadOnlyList<AppendRequest> requests, Router route, CommitTopics? topics, DateTimeOffset now)
{
    private readonly string[] _users = [.. requests.SelectMany(request => request.UserIds).Distinct(StringComparer.Ordinal)];
    private readonly OfferedKeys _keys = new();
    private readonly AppendDraft _draft = new(now);
    private readonly HashSet<int> _offered = [];
    private readonly Dictionary<Guid, Guid?> _owners = [];
    private readonly AppendResult?[] _results = new AppendResult?[requests.Count];

    /// <summary>Routes and stores, or answers what was stored before.</summary>
    public static async Task<IReadOnlyList<AppendResult>> RunAsync(
        StoreSession session, KnownPeople? known, IReadOnlyList<AppendRequest> requests, Router route, CommitTopics? topics, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batch = new AppendBatch(session, known, requests, route, topics, now);
        if (!await batch.LockAsync(withNewPeople: false, cancellationToken).ConfigureAwait(false))
        {
            await session.Batch().Undo().RunAsync(cancellationToken).ConfigureAwait(false);
            batch = new AppendBatch(session, known, requests, route, topics, now);
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
        for (var i = 0; i < requests.Count; i++)
        {
            _results[i] = Route(requests[i], i);
        }

        _draft.Place(await AwaitedAsync(cancellationToken).ConfigureAwait(false));
        await WriteAsync(cancellationToken).ConfigureAwait(false);
        return await RepeatsAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> LockAsync(bool withNewPeople, CancellationToken cancellationToken)
    {
        var offered = new List<(Publication, string?, bool)>();
        for (var i = 0; i < requests.Count; i++)
        {
            if (requests[i].Lease is null && _keys.Offer(requests[i].Publication))
            {
                _offered.Add(i);
                offered.Add((requests[i].Publication, requests[i].NextCursor, requests[i].NextCursor is null));
            }
        }

        Guid[] claimed = [.. requests.Where(request => request.Lease is not null).Select(request => request.Publication.Id).Distinct()];
        var locks = session.Batch().BeginHot()
            .AddIf(offered.Count > 0, PublicationRows.Insert, PublicationRows.Values(offered, now))
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

            foreach (var state in await reader.ListAsync(StateRows.Read, cancellationToken).ConfigureAwait(false))
            {
                _draft.People.Add(state.UserId, new PersonDraft(state));
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
                : _draft.Route(request, route);
        }

        return _offered.Contains(index) && _keys.Won(id) ? _draft.Route(request, route) : null;
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
        AppendRequest[] moved = [.. requests.Where((request, i) => request.Lease is not null && _results[i] is { Fenced: false })
            .GroupBy(request => request.Publication.Id).Select(chunks => chunks.Last())];
        await _draft.WriteTo(session.Batch(), session.Dialect)
            .AddIf(moved.Length > 0, AppendSql.MoveClaims, AppendRows.Claims(moved))
            .Commit().Say(Told()).RunAsync(cancellationToken).ConfigureAwait(false);
        foreach (var person in _draft.People.Values)
        {
            known?.Learn(person.Found, person.State);
        }
    }

    // Of those that are new; what was stored before is told to nobody again.
    private IReadOnlyList<string> Told()
    {
        if (topics is null)
        {
            return [];
        }

        for (var i = 0; i < _results.Length; i++)
        {
            _results[i] = _results[i] is { } stored ? stored with { Signalled = true } : null;
        }

        return topics([.. _results.OfType<AppendResult>()], now);
    }

    private async Task<IReadOnlyList<AppendResult>> RepeatsAsync(CancellationToken cancellationToken)
    {
        Publication[] repeats = [.. requests.Where((_, i) => _results[i] is null).Select(request => request.Publication)];
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
