using LenNotify.Storage;

namespace LenNotify;

/// <summary>Finds what was answered to the first of a key. It was committed: whoever stores a key at the moment was waited for.</summary>
internal static class FirstAnswers
{
    /// <summary>The first of each of these publications' keys.</summary>
    public static async Task FindAsync(
        StoreSession session, OfferedKeys keys, IReadOnlyList<Publication> repeats, CancellationToken cancellationToken)
    {
        var find = session.Batch().Add(
            PublicationRows.FindFirst,
            Column.Of(repeats, one => one.Producer),
            Column.Of(repeats, one => one.DedupeKey),
            Column.Of(repeats, one => one.Id));
        var reader = await find.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var found = await reader.ListAsync(
                row => new OfferedKeys.First(row.Id(), row.Text(), row.Text(), row.Bytes()), cancellationToken).ConfigureAwait(false);
            found.ForEach(keys.Know);
        }
    }

    /// <summary>The people whom the first answers told about, in their order.</summary>
    public static async Task<ILookup<Guid, AppendedUser>> UsersAsync(
        StoreSession session, IReadOnlyList<AcceptanceResult> answers, CancellationToken cancellationToken)
    {
        Guid[] same = [.. answers.Where(answer => answer.Acceptance == Acceptance.Same).Select(answer => answer.PublicationId).Distinct()];
        var reader = await session.Batch().Add(AnswerRows.First, same).ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var users = await reader.ListAsync(AnswerRows.Read, cancellationToken).ConfigureAwait(false);
            return users.ToLookup(one => one.PublicationId, one => one.User);
        }
    }
}
