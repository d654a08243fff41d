namespace LenNotify;

/// <summary>
/// Held deliveries that go out together: each joins its person's open bundle of the key, or the first becomes it. A row that
/// joined is over; what waited for its failure waits for the bundle's.
/// </summary>
internal sealed class HoldJoins(DateTimeOffset now)
{
    private readonly List<(DueRow Row, string Key, Guid[] Members)> _held = [];
    private readonly List<(Guid Id, string Key)> _become = [];
    private readonly List<(DueRow Row, Guid Bundle, Guid[] Members)> _joined = [];

    /// <summary>Nothing is held under a key.</summary>
    public bool IsEmpty => _held.Count == 0;

    /// <summary>Adds a row that is held under a key.</summary>
    public void Add(DueRow row, string key, IEnumerable<Guid> members) => _held.Add((row, key, [.. members]));

    /// <summary>
    /// Finds the bundles; answers with the rows that are over. Bundles that are judged in the same claim stand for
    /// themselves only while they are held under the same key.
    /// </summary>
    public async Task<HashSet<Guid>> PlaceAsync(StoreSession session, IReadOnlySet<Guid> judged, CancellationToken cancellationToken)
    {
        var found = await FindAsync(session, cancellationToken).ConfigureAwait(false);
        var own = _held.Select(held => (held.Row.Due.Id, PlaceOf(held.Row, held.Key))).ToHashSet();
        var bundles = new Dictionary<(string, string, Guid, string), Guid>();
        foreach (var (id, place) in found.Where(one => !judged.Contains(one.Id) || own.Contains((one.Id, one.Place))))
        {
            bundles[place] = id;
        }

        foreach (var (row, key, members) in _held)
        {
            var place = PlaceOf(row, key);
            if (bundles.TryAdd(place, row.Due.Id))
            {
                _become.Add((row.Due.Id, key));
            }
            else if (bundles[place] != row.Due.Id)
            {
                _joined.Add((row, bundles[place], members));
            }
        }

        return [.. _joined.Select(one => one.Row.Due.Id)];
    }

    // The open bundles, once what a provider may have seen is left out: that stands alone.
    private async Task<List<(Guid Id, (string, string, Guid, string) Place)>> FindAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var batch = session.Batch()
            .Add(HoldSql.Tried, (object)_held.Select(held => held.Row.Due.Id).ToArray())
            .Add(
                HoldSql.Find,
                Column.Of(_held, held => held.Row.UserId),
                Column.Of(_held, held => held.Row.Due.Channel),
                Column.Of(_held, held => held.Row.Due.TargetId),
                Column.Of(_held, held => held.Key));
        var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var tried = await reader.ListAsync(row => row.Id(), cancellationToken).ConfigureAwait(false);
            _held.RemoveAll(held => tried.Contains(held.Row.Due.Id));
            return await reader.ListAsync(row => (row.Id(), (row.Text(), row.Text(), row.Id(), row.Text())), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Adds the statements that write it, after the rows themselves were written.</summary>
    public SqlBatch AddTo(SqlBatch batch)
    {
        (Guid Old, Guid Bundle, Guid Item)[] members = [.. _joined.SelectMany(one => one.Members.Select(item => (one.Row.Due.Id, one.Bundle, item)))];
        (Guid Bundle, Priority Priority)[] raised = [.. _joined.GroupBy(one => one.Bundle).Select(all => (all.Key, all.Max(one => one.Row.Due.Priority)))];
        return batch
            .AddIf(_become.Count > 0, HoldSql.Become, Column.Of(_become, one => one.Id), Column.Of(_become, one => one.Key))
            .AddIf(members.Length > 0, AppendSql.InsertMembers, Column.Of(members, one => one.Bundle), Column.Of(members, one => one.Item))
            .AddIf(members.Length > 0, ClaimSql.LeaveMembers, Column.Of(members, one => one.Old), Column.Of(members, one => one.Item), now.UtcTicks)
            .AddIf(raised.Length > 0, HoldSql.Raise, Column.Of(raised, one => one.Bundle), Column.Of(raised, one => (short)one.Priority))
            .AddIf(_joined.Count > 0, HoldSql.WaitForBundle, Column.Of(_joined, one => one.Row.Due.Id), Column.Of(_joined, one => one.Bundle));
    }

    private static (string, string, Guid, string) PlaceOf(DueRow row, string key) => (row.UserId, row.Due.Channel, row.Due.TargetId, key);
}
