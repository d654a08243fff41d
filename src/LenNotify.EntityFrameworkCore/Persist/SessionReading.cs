namespace LenNotify;

/// <summary>Reading the only answer of a batch.</summary>
internal static class SessionReading
{
    /// <summary>Its rows.</summary>
    public static async Task<List<T>> ListAsync<T>(this SqlBatch batch, Func<RowReader, T> read, CancellationToken cancellationToken)
    {
        var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return await reader.ListAsync(read, cancellationToken).ConfigureAwait(false);
        }
    }
}
