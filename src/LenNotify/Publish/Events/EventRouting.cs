using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Routes a claimed event: what rules tell known people is written in the commit that ends the event; what they tell topics is
/// accepted before it. Whatever is repeated after a crash meets its own key.
/// </summary>
internal sealed class EventRouting(EventJudge judge, EventLetters letters, Appending appending, FanOutStore store, EventStage stage)
{
    internal async Task RouteAsync(ClaimedPublication claimed, Guid owner, CancellationToken cancellationToken)
    {
        var judged = await judge.JudgeAsync(claimed.Publication, stage.Now, cancellationToken).ConfigureAwait(false);
        await stage.AcceptAsync(judged.ForMany, cancellationToken).ConfigureAwait(false);
        var now = stage.Now;
        var end = new AppendRequest(claimed.Publication, judged.Cause is null ? [] : [EventLetters.Nobody]) { Lease = new Lease(owner, now + stage.Lease) };
        await AppendAsync(judged.ForPeople, end, now, cancellationToken).ConfigureAwait(false);
        if (judged.Cause is not null)
        {
            stage.Ring(now);
        }
    }

    /// <summary>Judges those of which nobody could be told: at their end, and when they are replayed.</summary>
    internal async Task SettleAsync(CancellationToken cancellationToken)
    {
        // Hosts that know no rules claim nothing for them. What is left comes after what else is due by then.
        if (await judge.HasWorkAsync(stage.Now, cancellationToken).ConfigureAwait(false) && await letters.SettleAsync(JudgeAgainAsync, cancellationToken).ConfigureAwait(false))
        {
            stage.Ring(stage.Now);
        }
    }

    private async Task<string?> JudgeAgainAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await store.Publications.FindPublicationAsync(id, cancellationToken).ConfigureAwait(false) is not { } happened)
        {
            return "no_recipient: the event is no longer kept.";
        }

        var judged = await judge.JudgeAsync(happened, stage.Now, cancellationToken).ConfigureAwait(false);
        await stage.AcceptAsync(judged.ForMany, cancellationToken).ConfigureAwait(false);
        if (judged.ForPeople.Count > 0)
        {
            await AppendAsync(judged.ForPeople, null, stage.Now, cancellationToken).ConfigureAwait(false);
        }

        return judged.Cause;
    }

    private async Task AppendAsync(List<IntakeItem> items, AppendRequest? end, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var byId = items.ToDictionary(item => item.Request.Publication.Id);
        var results = await store.Publications.AppendAsync(
            [.. items.Select(item => item.Request), .. end is null ? Array.Empty<AppendRequest>() : [end]],
            (publication, state) => byId.TryGetValue(publication.Id, out var item)
                ? appending.Route(publication, item.Notification, item.Find(state.UserId), state, now)
                : EventLetters.Route(publication, state, now),
            now,
            cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < items.Count; i++)
        {
            if (results[i].Acceptance == Acceptance.New)
            {
                store.Committed.Tell(results[i], now);
            }
        }

        store.Committed.Signal();
    }
}
