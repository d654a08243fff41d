using LenNotify.Storage;

namespace LenNotify;

/// <summary>Removes a person in one commit. Whatever else waits for the person's lock then finds nobody.</summary>
internal sealed class Erasure(StoreSession session, string userId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
{
    private bool _isKnown;

    /// <summary>Erases.</summary>
    public async Task<ErasureReceipt> RunAsync()
    {
        var removed = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var (empty, readdressed) = await AddressedAsync().ConfigureAwait(false);
        Count(removed, "publications", empty.Length);
        var batch = session.Batch()
            .Add(EraseSql.ForgetCursors, userId)
            .AddIf(empty.Length > 0, EraseSql.DeletePublications, (object)empty)
            .AddIf(readdressed.Count > 0, EraseSql.Readdress, Column.Of(readdressed, one => one.Id), Column.Of(readdressed, one => one.Audience));
        foreach (var (_, statement) in EraseSql.Deletes)
        {
            batch.Add(statement, userId);
        }

        var reader = await batch.Record(fact, now).Commit().ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            foreach (var (what, _) in EraseSql.Deletes)
            {
                var rows = (await reader.ListAsync(_ => true, cancellationToken).ConfigureAwait(false)).Count;
                Count(removed, what, what == EraseSql.States && !_isKnown ? 0 : rows);
            }
        }

        return new ErasureReceipt(fact.Target, now, removed);
    }

    private static void Count(SortedDictionary<string, long> removed, string what, int count)
    {
        if (count > 0)
        {
            removed[what] = count;
        }
    }

    private async Task<(Guid[] Empty, List<(Guid Id, string Audience)> Readdressed)> AddressedAsync()
    {
        string[] person = [userId];

        // There must be a row to lock: who has none may be about to get the first item.
        var reader = await session.Batch().Begin()
            .Add(StateRows.Insert, person, Column.Of(person, _ => Array.Empty<byte>()))
            .Add(StateRows.Lock, (object)person)
            .Add(EraseSql.Addressed, StoreJson.Write<string>(userId))
            .ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var states = await reader.ListAsync(StateRows.Read, cancellationToken).ConfigureAwait(false);
            _isKnown = states is not [{ Sequence: 0, Version: 0, Activity.IsEmpty: true }];
            var named = await reader.ListAsync(row => (Id: row.Id(), Users: StoreJson.Read<IReadOnlyList<string>>(row.Text())), cancellationToken).ConfigureAwait(false);
            var others = named.ConvertAll(one => (one.Id, Users: (IReadOnlyList<string>)[.. one.Users.Where(user => user != userId)]));
            return (
                [.. others.Where(one => one.Users.Count == 0).Select(one => one.Id)],
                [.. others.Where(one => one.Users.Count > 0).Select(one => (one.Id, StoreJson.Write(one.Users)))]);
        }
    }
}
