using System.Data.Common;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Where the journey begins: finds sound what is published, and hands it to whoever routes it.</summary>
internal sealed class Notifier(RoutingEngine engine, Intake intake, Staging staging, Recipients people, PublishContext context) : INotifier
{
    private const int MostAnswered = 100;
    private const int MostAtOnce = 1_000;

    public async Task<PublishResult> PublishAsync(
        Notification notification, Audience audience, PublishOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        ArgumentNullException.ThrowIfNull(audience);
        var now = context.Clock.Now;
        options ??= context.NoOptions;
        PublishOptionsRules.Check(options, now);
        var id = context.Ids.Next(now);
        var compiled = engine.Compile(notification, id);
        var publication = context.Compose(compiled.Source, audience, options, id, now);
        try
        {
            return await StoreAsync(publication, compiled, options, now, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException error) when (error.IsTransient)
        {
            throw PublishRefusedException.Unreachable(error);
        }
    }

    public async Task<PublishResult> PublishEventAsync(SourceEvent happened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happened);
        try
        {
            return await new EventIntake(staging, context, engine).PublishAsync(happened, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException error) when (error.IsTransient)
        {
            throw PublishRefusedException.Unreachable(error);
        }
    }

    public async Task<Explanation> ExplainAsync(Notification notification, string userId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var audience = Audience.User(userId);
        var now = context.Clock.Now;
        var id = context.Ids.Next(now);
        var compiled = engine.Compile(notification, id);
        var known = await people.GetAsync(audience.UserIds, now, cancellationToken).ConfigureAwait(false);
        if (known[0].Lacks != Lacks.Nothing)
        {
            throw new InvalidOperationException(
                "What must be known of the person cannot be read now, so nothing can be said about what would happen. Why is in the log; ask again later.");
        }

        var states = await context.Inbox.StatesAsync(audience.UserIds, cancellationToken).ConfigureAwait(false);
        var routed = context.Appending.Route(context.Compose(compiled.Source, audience, context.NoOptions, id, now), compiled, known[0], states[0], now);
        return engine.Explain(compiled, known[0].Preferences, states[0].Activity, now) with { FollowUps = FollowUpsTold.Of(routed) };
    }

    private async ValueTask<PublishResult> StoreAsync(
        Publication publication, CompiledNotification compiled, PublishOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var audience = publication.Audience;
        if (audience.Segment is not null || audience.UserIds.Count > MostAtOnce || publication.DueAt > now)
        {
            staging.Demand(audience);
            return Staged(await staging.AcceptAsync(publication, now, cancellationToken).ConfigureAwait(false), options);
        }

        var known = await intake.Limits.WithinAsync(people.GetAsync(audience.UserIds, now, cancellationToken), cancellationToken).ConfigureAwait(false);
        var result = await intake.SubmitAsync(new IntakeItem(publication, compiled, audience.UserIds, known), cancellationToken).ConfigureAwait(false);
        return Answer(result, options);
    }

    private static PublishResult Staged(AcceptanceResult result, PublishOptions options) => result.Acceptance == Acceptance.Conflict
        ? throw new DedupeConflictException(options.DedupeKey!, result.PublicationId)
        : new PublishResult(result.PublicationId, result.Acceptance == Acceptance.New ? PublishState.Accepted : PublishState.Repeated, [], Counts([]));

    private static PublishResult Answer(AppendResult result, PublishOptions options) => result.Acceptance == Acceptance.Conflict
        ? throw new DedupeConflictException(options.DedupeKey!, result.PublicationId)
        : new PublishResult(
            result.PublicationId,
            result.Acceptance == Acceptance.New ? PublishState.Routed : PublishState.Repeated,
            result.Users.Count > MostAnswered ? [] : Decisions(result.Users),
            Counts(result.Users));

    private static UserDecision[] Decisions(IReadOnlyList<AppendedUser> users)
    {
        var decisions = new UserDecision[users.Count];
        for (var i = 0; i < decisions.Length; i++)
        {
            var item = users[i].Routed.Item;
            decisions[i] = new UserDecision(item.UserId, item.Id, item.Listed, item.Priority, item.Decisions);
        }

        return decisions;
    }

    private static VerdictCounts Counts(IReadOnlyList<AppendedUser> users) => VerdictCounts.Of(users);
}
