namespace LenNotify;

/// <summary>Finds items, locks their people in order, and finds out which of the items still are as they were found.</summary>
internal sealed class SettledItems(StoreSession session, CancellationToken cancellationToken)
{
    /// <summary>The items, with their people locked; none where there are none.</summary>
    public async Task<Guid[]> LockAsync(string find, object?[] values, string check, params object?[] more)
    {
        var found = await session.Batch().Begin().Add(find, values).ListAsync(Read, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
        {
            return [];
        }

        string[] people = [.. found.Select(one => one.UserId).Distinct(StringComparer.Ordinal)];
        Guid[] ids = [.. found.Select(one => one.Id)];
        var reader = await session.Batch().Add(StateRows.Lock, (object)people).Add(check, [ids, .. more]).ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.ListAsync(StateRows.Read, cancellationToken).ConfigureAwait(false);
            return [.. (await reader.ListAsync(Read, cancellationToken).ConfigureAwait(false)).Select(one => one.Id)];
        }
    }

    private static (Guid Id, string UserId) Read(RowReader row) => (row.Id(), row.Text());
}
