using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Reads what came since, for all who ask at once: while one read is under way, who comes meanwhile gathers, and the next read
/// answers them together. A node that pushes to a thousand people reads them so; one by one they would wait for each other. A
/// database without round trips is asked for each alone.
/// </summary>
internal sealed class ResumeReads(StoreDatabase database)
{
    private const int MostTogether = 200;

    private const string Shown = "i.listed AND i.dismissed_at IS NULL";

    private const string One = $$"""
        SELECT {{ItemRows.Columns}} FROM {items} i JOIN {states} s ON s.user_id = i.user_id
        WHERE i.user_id = @1 AND i.sequence > @2 AND i.sequence <= s.sequence AND {{Shown}} AND (i.expires_at IS NULL OR i.expires_at > @3)
        ORDER BY i.sequence LIMIT @4
        """;

    // A row at least for each who asks: of one moment, because it is one statement. The limits are in the inner queries, so that each is
    // read by key also where the plan was made when the tables were empty. Who asks is put in order, and not what is found: so the first
    // rows come while the last are still looked for.
    private const string Many = $$"""
        SELECT r.place, {{StateRows.Columns}}, i.*
        FROM (SELECT r.* FROM {rows place:bigint user_id:text after:bigint now:bigint most:bigint} ORDER BY r.place OFFSET 0) AS r
        LEFT JOIN LATERAL (SELECT {{StateRows.Columns}}, s.read_up_to_at FROM {states} s WHERE s.user_id = r.user_id LIMIT 1) AS s ON TRUE
        LEFT JOIN LATERAL (
            SELECT {{ItemRows.Columns}} FROM {items} i
            WHERE i.user_id = r.user_id AND i.sequence > r.after AND {{Shown}} AND (i.expires_at IS NULL OR i.expires_at > r.now)
            ORDER BY i.sequence LIMIT r.most) AS i ON TRUE
        ORDER BY r.place
        """;

    private readonly ConcurrentQueue<ResumeAsked> _asked = new();
    private int _reading;

    /// <summary>What came after a sequence, and the state that goes with it.</summary>
    public async Task<ResumedInbox> ReadAsync(string userId, long after, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = new ResumeAsked(userId, Math.Max(0, after), most, now);
        if (database.Dialect.BeforeMany is null)
        {
            return await AloneAsync(asked, cancellationToken).ConfigureAwait(false);
        }

        _asked.Enqueue(asked);
        if (Interlocked.Exchange(ref _reading, 1) == 0)
        {
            // Elsewhere: whoever asks for many at once is not to wait for the first of them.
            ThreadPool.UnsafeQueueUserWorkItem(static reads => _ = reads.RunAsync(), this, preferLocal: true);
        }

        return await asked.Answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        do
        {
            while (Take() is { Count: > 0 } together)
            {
                await AnswerAsync(together).ConfigureAwait(false);
            }

            // With a full fence: who asks now either is seen here, or sees that nobody reads.
            Interlocked.Exchange(ref _reading, 0);
        }
        while (!_asked.IsEmpty && Interlocked.Exchange(ref _reading, 1) == 0);
    }

    private List<ResumeAsked> Take()
    {
        var together = new List<ResumeAsked>();
        while (together.Count < MostTogether && _asked.TryDequeue(out var asked))
        {
            together.Add(asked);
        }

        return together;
    }

    private async Task AnswerAsync(List<ResumeAsked> together)
    {
        try
        {
            await database.RunAsync(session => FindAsync(session, together), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception) when (together.Count > 1)
        {
            // One of them may be to blame: alone each gets its own answer, who has none by now.
            foreach (var asked in together.Where(asked => !asked.Answer.Task.IsCompleted))
            {
                await AnswerAsync([asked]).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            together[0].Answer.TrySetException(error);

            // Whoever asked may have gone away meanwhile; then nobody is left to hear of it.
            _ = together[0].Answer.Task.Exception;
        }
    }

    // The states are read first, and no item beyond them is taken: what comes between the statements is left for the next time.
    private Task<ResumedInbox> AloneAsync(ResumeAsked asked, CancellationToken cancellationToken) => database.RunAsync(
        async session =>
        {
            var reader = await session.Batch()
                .Add(StateRows.FindOne, asked.UserId)
                .Add(One, asked.UserId, asked.After, asked.Now.UtcTicks, asked.Most + 1L)
                .ReadAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var states = await reader.ListAsync(StateRows.Read, cancellationToken).ConfigureAwait(false);
                return asked.Of(states is [var state] ? state : StateRows.Nobody(asked.UserId), await reader.ListAsync(ItemRows.Read, cancellationToken).ConfigureAwait(false));
            }
        },
        cancellationToken);

    // Each is answered as soon as the rows of the next begin: what is done with an answer need not wait for the rows of others.
    private async Task<bool> FindAsync(StoreSession session, List<ResumeAsked> together)
    {
        var reader = await session.Batch()
            .Add(database.Dialect.BeforeMany!)
            .Add(
                Many,
                Enumerable.Range(0, together.Count).Select(i => (long)i).ToArray(),
                Column.Of(together, asked => asked.UserId),
                Column.Of(together, asked => asked.After),
                Column.Of(together, asked => asked.Now.UtcTicks),
                Column.Of(together, asked => asked.Most + 1L))
            .ReadAsync(CancellationToken.None).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.EachAsync(static _ => { }, CancellationToken.None).ConfigureAwait(false);
            var answers = new ResumeAnswers(together);
            await reader.EachAsync(answers.Take, CancellationToken.None).ConfigureAwait(false);
            answers.End();
            return true;
        }
    }
}
