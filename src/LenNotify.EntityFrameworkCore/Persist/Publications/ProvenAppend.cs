using System.Data.Common;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// An append in one round trip, to people whose states this node knows: it routes first, then locks, proves that keys are new and
/// states as they were, writes and commits. Where the proof fails nothing was done, and the append begins anew by asking.
/// </summary>
internal sealed class ProvenAppend
{
    private readonly string? _insert;
    private readonly string? _unchanged;

    public ProvenAppend(StoreDialect dialect)
    {
        (_insert, _unchanged) = (dialect.AllOf(PublicationRows.Insert), dialect.AllOf(StateRows.Unchanged));
        Known = _insert is null ? null : new KnownPeople();
    }

    /// <summary>Whose states this node knows; null where the database proves nothing.</summary>
    public KnownPeople? Known { get; }

    /// <summary>Routes and stores; null where it must be asked first.</summary>
    public async Task<IReadOnlyList<AppendResult>?> TryAsync(StoreSession session, AppendOrder order, CancellationToken cancellationToken)
    {
        var (requests, route, _, now) = order;
        var keys = new OfferedKeys();
        if (Known is not { } known || !requests.All(request => request.Lease is null && keys.Offer(request.Publication)))
        {
            return null;
        }

        var users = order.Users();
        if (users.Length == 0 || known.Find(users) is not { } states)
        {
            return null;
        }

        var draft = new AppendDraft(now);
        foreach (var state in states)
        {
            draft.People.Add(state.UserId, new PersonDraft(state));
        }

        AppendResult[] results = [.. requests.Select(request => draft.Route(request, route))];
        if (draft.Awaited().Length > 0)
        {
            return null;
        }

        draft.Place(System.Collections.ObjectModel.ReadOnlyDictionary<Guid, DeliveryState>.Empty);
        var batch = session.Batch().BeginHot()
            .Add(_insert!, PublicationRows.Values([.. requests.Select(request => (request.Publication, request.NextCursor, request.NextCursor is null))], now))
            .Add(_unchanged!, StateRows.Values(states));
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

        foreach (var person in draft.People.Values)
        {
            known.Confirm(person.State);
        }

        return Array.ConvertAll(results, order.Told);
    }
}
