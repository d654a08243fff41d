using LenNotify.Storage;

namespace LenNotify;

/// <summary>Makes publications of an event: one for each notify action of a rule that holds. Their ids and keys are derived, so that judging again makes the same.</summary>
internal sealed class EventJudge(RoutingEngine engine, RuleBook book, RuleMemory memory, Recipients people, Staging staging)
{
    private const int MostAtOnce = 1_000;

    /// <summary>Whether there are rules, or were.</summary>
    internal ValueTask<bool> HasWorkAsync(DateTimeOffset now, CancellationToken cancellationToken) => book.AnyAsync(now, cancellationToken);

    internal async Task<JudgedEvent> JudgeAsync(Publication publication, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var happened = EventView.Of(publication);
        var rules = await book.CurrentAsync(now, cancellationToken).ConfigureAwait(false);
        var notices = await memory.RunAsync(rules, happened, now, cancellationToken).ConfigureAwait(false);
        var judged = new JudgedEvent();
        foreach (var notice in notices)
        {
            await AddAsync(judged, publication, notice, now, cancellationToken).ConfigureAwait(false);
        }

        return judged;
    }

    private async Task AddAsync(JudgedEvent judged, Publication happened, RuleNotice notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (notice.Audience is not { } audience)
        {
            judged.Cause ??= $"no_recipient: rule '{notice.Rule.Id}' found nobody at {notice.Lacks}.";
            return;
        }

        if (!staging.Knows(audience))
        {
            judged.Cause ??= $"no_recipient: rule '{notice.Rule.Id}' names a topic, and nothing says who belongs to it.";
            return;
        }

        var id = Ids.Derived(happened.Id, notice.Key);
        CompiledNotification compiled;
        try
        {
            compiled = engine.Compile(notice.Notification, id);
        }
        catch (InvalidInputException error)
        {
            // Of the problem the field only: the value is the event's.
            judged.Cause ??= $"not_sound: rule '{notice.Rule.Id}' makes a notification whose {error.Problems[0].Field} cannot be.";
            return;
        }

        var publication = Compose(happened, notice, compiled, audience, now);
        if (audience.Segment is not null || audience.UserIds.Count > MostAtOnce)
        {
            judged.ForMany.Add(publication);
        }
        else
        {
            judged.ForPeople.Add(new IntakeItem(publication, compiled, audience.UserIds, await people.GetAsync(audience.UserIds, now, cancellationToken).ConfigureAwait(false)));
        }
    }

    // No producer may have this name, so that no key of a host's can be in the way.
    private static Publication Compose(Publication happened, RuleNotice notice, CompiledNotification compiled, Audience audience, DateTimeOffset now) => new()
    {
        Id = compiled.Id,
        Producer = $"{happened.Producer}/rules",
        DedupeKey = $"{happened.Id:N}/{notice.Key}",
        BodyHash = default,
        Type = compiled.Source.Type,
        Notification = compiled.Source,
        Audience = audience,
        DueAt = now,
        CorrelationId = happened.CorrelationId,
        TraceParent = happened.TraceParent,
    };
}
