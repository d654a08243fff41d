using LenNotify.Storage;

namespace LenNotify;

/// <summary>The dead letters, over the store.</summary>
internal sealed class DeadLetterDesk(IDeadLetters store, LetterJudge judge, StoreClock clock) : IDeadLetterDesk
{
    private const int PageSize = 250;

    public Task<Page<DeadLetter>> ListAsync(DeadLetterFilter filter, int limit, string? cursor, CancellationToken cancellationToken)
    {
        DeadLetterRules.CheckPage(filter, limit);
        return store.ListDeadLettersAsync(filter, limit, cursor, cancellationToken);
    }

    public Task<DeadLetter?> FindAsync(Guid deliveryId, CancellationToken cancellationToken) => store.FindDeadLetterAsync(deliveryId, cancellationToken);

    public async Task<ReplayReport> RehearseAsync(DeadLetterFilter filter, int most, CancellationToken cancellationToken)
    {
        DeadLetterRules.CheckReplay(filter, new ReplayPace(most, 1));
        var tally = new ReplayTally();
        await foreach (var page in JudgedAsync(filter, tally, most, clock.Now, cancellationToken).ConfigureAwait(false))
        {
            tally.Add(page, most);
        }

        return tally.Report();
    }

    public async Task<ReplayReport> ReplayAsync(DeadLetterFilter filter, ReplayPace pace, string actor, CancellationToken cancellationToken)
    {
        DeadLetterRules.CheckReplay(filter, pace);
        ActorRules.Checked(actor);
        var now = clock.Now;
        var tally = new ReplayTally();
        await foreach (var page in JudgedAsync(filter, tally, pace.Most, now, cancellationToken).ConfigureAwait(false))
        {
            var refiled = tally.Add(page, pace.Most);
            if (refiled.Count > 0)
            {
                await store.RefileAsync(refiled, Fact(actor, "dead_letters_refiled", filter, $"{refiled.Count} refiled"), now, cancellationToken).ConfigureAwait(false);
            }
        }

        if (tally.Going.Count == 0)
        {
            return tally.Report();
        }

        cancellationToken.ThrowIfCancellationRequested();

        // With the ids of what was judged, and the filter once more: what someone else replayed or discarded meanwhile is theirs.
        var replayed = await store.ReplayAsync(
            filter with { Ids = tally.Going }, pace, Fact(actor, "dead_letters_replayed", filter, $"{tally.Going.Count} asked for"), now, cancellationToken).ConfigureAwait(false);
        return tally.Report() with { Replayed = replayed };
    }

    public Task<long> DiscardAsync(DeadLetterFilter filter, string actor, CancellationToken cancellationToken)
    {
        DeadLetterRules.Check(filter);
        return store.DiscardAsync(filter, Fact(ActorRules.Checked(actor), "dead_letters_discarded", filter, "discarded"), clock.Now, cancellationToken);
    }

    private async IAsyncEnumerable<IReadOnlyList<JudgedLetter>> JudgedAsync(
        DeadLetterFilter filter, ReplayTally tally, int most, DateTimeOffset now, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, UserState>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await store.ListDeadLettersAsync(filter, PageSize, cursor, cancellationToken).ConfigureAwait(false);
            yield return await judge.JudgeAsync(page.Items, states, now, cancellationToken).ConfigureAwait(false);
            cursor = page.Next;
        }
        while (cursor is not null && tally.Going.Count < most);
    }

    // A person's id stands alone where it stands at all, so that an erasure finds the fact.
    private static AuditFact Fact(string actor, string action, DeadLetterFilter filter, string outcome) =>
        new(actor, action, filter.UserId ?? (filter.Ids.Count == 1 ? filter.Ids[0].ToString("N") : filter.Channel ?? "dead_letters"), outcome);
}
