using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Reads versions, for all who ask at once: while one read is under way, who comes meanwhile gathers, and the next read
/// answers them all. So each is answered by a read that began after it asked. Everyone who is written to is compared once a
/// second; one by one, that would cost more than the writing.
/// </summary>
internal sealed class VersionReads(StoreDatabase database)
{
    private readonly Lock _gate = new();
    private Round? _next;
    private bool _reading;

    private sealed class Round
    {
        internal List<DocumentKey> Keys { get; } = [];

        internal TaskCompletionSource<Dictionary<DocumentKey, long>> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The versions, in the order of the keys.</summary>
    public async Task<IReadOnlyList<long>> ReadAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken)
    {
        Round round;
        bool first;
        lock (_gate)
        {
            round = _next ??= new Round();
            round.Keys.AddRange(keys);
            (first, _reading) = (!_reading, true);
        }

        if (first)
        {
            _ = RunAsync();
        }

        var found = await round.Found.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return Column.Of(keys, key => found[key]);
    }

    private async Task RunAsync()
    {
        while (Take() is { } round)
        {
            try
            {
                round.Found.SetResult(await FindAsync(round.Keys).ConfigureAwait(false));
            }
            catch (Exception error)
            {
                round.Found.SetException(error);

                // Whoever asked may have gone away meanwhile; then nobody is left to hear of it.
                _ = round.Found.Task.Exception;
            }
        }
    }

    private Round? Take()
    {
        lock (_gate)
        {
            var round = _next;
            (_next, _reading) = (null, round is not null);
            return round;
        }
    }

    private Task<Dictionary<DocumentKey, long>> FindAsync(List<DocumentKey> keys) => database.RunAsync(
        async session =>
        {
            var read = session.Batch().BeginHot().Add(
                DocumentSql.Versions,
                Column.Of(keys, key => key.Kind),
                Column.Of(keys, key => key.Owner),
                Column.Of(keys, key => key.Name),
                Column.Of(keys, key => key.IsContacts)).Commit();
            var found = await read.ListAsync(
                row => (Key: new DocumentKey(row.Text(), row.Text(), row.Text()), Version: row.Number()), CancellationToken.None).ConfigureAwait(false);
            return found.DistinctBy(one => one.Key).ToDictionary(one => one.Key, one => one.Version);
        },
        CancellationToken.None);
}
