using System.Data.Common;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// An append in one round trip, to people whose states this node knows: it routes first, then proves that keys are new and
/// states as they were while it writes them, writes the rest and commits. Where the proof fails nothing was done, and the append begins anew by asking.
/// </summary>
internal sealed class ProvenAppend
{
    private readonly string? _advance;

    public ProvenAppend(StoreDialect dialect)
    {
        _advance = dialect.AllOf(StateRows.AdvanceKnown);
        Known = _advance is null ? null : new KnownPeople();
    }

    /// <summary>Whose states this node knows; null where the database proves nothing.</summary>
    public KnownPeople? Known { get; }

    /// <summary>Routes and stores; null where it must be asked first.</summary>
    public async Task<IReadOnlyList<AppendResult>?> TryAsync(StoreSession session, AppendOrder order, CancellationToken cancellationToken)
    {
        var (requests, route, _, now) = order;
        var keys = new OfferedKeys(requests.Count);
        if (Known is not { } known || !requests.All(request => request.Lease is null && keys.Offer(request.Publication)))
        {
            return null;
        }

        var users = order.Users();
        if (users.Length == 0 || known.Find(users) is not { } people)
        {
            return null;
        }

        var draft = new AppendDraft(now, requests.Count);
        foreach (var person in people)
        {
            draft.People.Add(person.State.UserId, person);
        }

        AppendResult[] results = [.. requests.Select(request => draft.Route(request, route))];
        if (draft.Awaited().Length > 0)
        {
            return null;
        }

        draft.Place(System.Collections.ObjectModel.ReadOnlyDictionary<Guid, DeliveryState>.Empty);
        var batch = session.Batch().BeginHot()
            .Add(PublicationRows.InsertAll, PublicationRows.Values(requests.Select(request => (request.Publication, request.NextCursor, request.NextCursor is null)), now))
            .Add(_advance!, AppendRows.States(people, draft.Revision));
        try
        {
            await draft.WriteTo(batch, session.Dialect).Commit().Say(order.ToSay(results)).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException disproved) when (session.Dialect.IsDisproved(disproved))
        {
            known.Distrust(users);
            await session.Batch().Undo().RunAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        foreach (var person in people)
        {
            known.Confirm(person.State, draft.Revision);
        }

        return Array.ConvertAll(results, order.Told);
    }
}
