using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Makes metrics, logs and events of what was stored. It is asked first whether anybody listens, so that nothing is put
/// together for nobody.
/// </summary>
internal sealed partial class Watch(Telemetry telemetry, Observers observers, TraceBook traces, ILogger<Watch> log)
{
    /// <summary>Whether anybody hears of what was decided.</summary>
    internal bool HearsDecisions => telemetry.Emitted.Enabled || telemetry.Decided.Enabled || telemetry.Delivered.Enabled || observers.AnyOfHost || FollowsTraces;

    /// <summary>Whether anybody hears of what becomes of deliveries.</summary>
    internal bool HearsDeliveries => telemetry.Delivered.Enabled || telemetry.Failed.Enabled || telemetry.Latency.Enabled || telemetry.Ruled.Enabled || observers.Any || FollowsTraces;

    /// <summary>What becomes of deliveries that are judged again.</summary>
    internal ReleaseWatch Releases { get; } = new(telemetry, observers, traces, log);

    internal Telemetry Telemetry => telemetry;

    internal TraceBook Traces => traces;

    internal Observers Observers => observers;

    /// <summary>Whether anybody wants to know which publication a delivery comes from, which may have to be read.</summary>
    internal bool FollowsTraces => telemetry.Source.HasListeners() || log.IsEnabled(LogLevel.Debug);

    /// <summary>A publication was accepted for a worker to route.</summary>
    internal void Accepted(Publication publication)
    {
        traces.Keep(publication);
        if (log.IsEnabled(LogLevel.Debug))
        {
            Staged(log, publication.Id, publication.Type, SafeText.OneLine(publication.CorrelationId), publication.DueAt);
        }
    }

    /// <summary>What a transaction of the host's committed met its dedupe key. One that was taken by something else is never silent.</summary>
    internal void Settled(Publication publication, AcceptanceResult result)
    {
        switch (result.Acceptance)
        {
            case Acceptance.New:
                Accepted(publication);
                break;
            case Acceptance.Same when result.PublicationId != publication.Id:
                Repeats(log, publication.Id, publication.Type, result.PublicationId);
                break;
            case Acceptance.Conflict:
                telemetry.Conflicts.Add(1, new KeyValuePair<string, object?>(Telemetry.Type, telemetry.Types.Of(publication.Type)));
                Conflicting(log, publication.Id, publication.Type, SafeText.OneLine(publication.DedupeKey), result.PublicationId, SafeText.OneLine(publication.CorrelationId));
                break;
        }
    }

    /// <summary>People were routed and stored.</summary>
    internal void Appended(Publication publication, AppendResult result, DateTimeOffset now)
    {
        // What a write of ours stored whose answer was lost comes back as a repeat of itself.
        if (result.Fenced || !(result.Acceptance == Acceptance.New || (result.Acceptance == Acceptance.Same && result.PublicationId == publication.Id)))
        {
            return;
        }

        traces.Keep(publication);
        for (var i = 0; i < result.Users.Count; i++)
        {
            var item = result.Users[i].Routed.Item;
            Count(item);
            if (observers.AnyOfHost)
            {
                var decision = new UserDecision(item.UserId, item.Id, item.Listed, item.Priority, item.Decisions);
                observers.Tell(new NotificationEvent.Decided(now, publication.Id, publication.Type, publication.CorrelationId, decision));
            }
        }

        if (result.Users.Count > 0 && log.IsEnabled(LogLevel.Debug))
        {
            Routed(log, publication.Id, publication.Type, SafeText.OneLine(publication.CorrelationId), result.Users.Count);
        }
    }

    /// <summary>How a delivery ended was stored. What it was is not known when nobody listened at its start.</summary>
    internal void Completed(Completion completion, ClaimedDelivery? claimed, DateTimeOffset now)
    {
        var channel = new KeyValuePair<string, object?>(Telemetry.Channel, claimed?.Due.Channel ?? KnownTypes.Other);
        switch (completion.State)
        {
            case CompletionState.Delivered:
                telemetry.Delivered.Add(1, channel);
                break;
            case CompletionState.RetryAt:
                telemetry.Failed.Add(1, channel, new(Telemetry.Outcome, "retried"));
                break;
            case CompletionState.Dead:
                telemetry.Failed.Add(1, channel, new(Telemetry.Outcome, "dead_lettered"));
                break;
            case CompletionState.Deferred:
                telemetry.Deferred.Add(1, channel);
                break;
        }

        Log(completion, claimed);
        if (claimed is not null)
        {
            Ended(completion, claimed, channel, now);
        }
    }

    /// <summary>Something else happened.</summary>
    internal void Tell(NotificationEvent happened) => observers.Tell(happened);

    private void Log(Completion completion, ClaimedDelivery? claimed)
    {
        if (completion.State != CompletionState.Dead && !log.IsEnabled(LogLevel.Debug))
        {
            return;
        }

        var known = claimed is null ? null : traces.Known(claimed.Due.Members[0].PublicationId)?.CorrelationId;
        var (channel, correlation) = (claimed?.Due.Channel, SafeText.OneLine(known ?? "unknown"));
        switch (completion.State)
        {
            case CompletionState.Delivered:
                Took(log, completion.DeliveryId, channel, correlation);
                break;
            case CompletionState.RetryAt:
                WillRetry(log, completion.DeliveryId, channel, correlation, completion.At, completion.Cause);
                break;
            case CompletionState.Dead:
                GivenUp(log, completion.DeliveryId, channel, correlation, completion.Cause);
                break;
        }
    }

    private void Ended(Completion completion, ClaimedDelivery claimed, KeyValuePair<string, object?> channel, DateTimeOffset now)
    {
        if (completion.State == CompletionState.Delivered && telemetry.Latency.Enabled)
        {
            telemetry.Latency.Record(Math.Max(0, (now - MightGo(claimed.Due)).TotalSeconds), channel);
        }

        if ((observers.AnyOfHost || (observers.Any && completion.State != CompletionState.Delivered)) && Event(completion, claimed, now) is { } happened)
        {
            observers.Tell(happened);
        }
    }

    private static NotificationEvent? Event(Completion completion, ClaimedDelivery claimed, DateTimeOffset now) => completion.State switch
    {
        CompletionState.Delivered => new NotificationEvent.Delivered(now, ObservedDelivery.Of(claimed)),
        CompletionState.RetryAt => new NotificationEvent.Failed(now, ObservedDelivery.Of(claimed), completion.Cause ?? "", completion.At ?? now),
        CompletionState.Dead => new NotificationEvent.DeadLettered(now, ObservedDelivery.Of(claimed), completion.Cause ?? ""),
        _ => null,
    };

    // What was held or folded might go out when that ended; a bundle when the last of its members might.
    private static DateTimeOffset MightGo(DueDelivery due)
    {
        var latest = DateTimeOffset.MinValue;
        foreach (var item in due.Members)
        {
            var decided = item.Decisions.FirstOrDefault(decision => decision.Channel == due.Channel);
            var at = decided?.Until ?? item.CreatedAt;
            latest = at > latest ? at : latest;
        }

        return latest;
    }

    private void Count(InboxItem item)
    {
        if (item.Listed)
        {
            telemetry.Emitted.Add(1, new KeyValuePair<string, object?>(Telemetry.Type, telemetry.Types.Of(item.Notification.Type)));
        }

        if (!telemetry.Decided.Enabled && !telemetry.Delivered.Enabled)
        {
            return;
        }

        foreach (var decision in item.Decisions)
        {
            var channel = new KeyValuePair<string, object?>(Telemetry.Channel, decision.Channel);
            telemetry.Decided.Add(1, channel, new(Telemetry.Verdict, TagNames.Of(decision.Verdict)), new(Telemetry.Reason, TagNames.Of(decision.Reason)));
            if (decision is { Channel: ChannelNames.InApp, Verdict: Verdict.Deliver } && item.Listed)
            {
                telemetry.Delivered.Add(1, channel);
            }
        }
    }

    [LoggerMessage(3001, LogLevel.Debug, "Publication {PublicationId} of type {Type} (correlation {CorrelationId}) waits for a worker until {DueAt:O}.")]
    private static partial void Staged(ILogger logger, Guid publicationId, string type, string correlationId, DateTimeOffset dueAt);

    [LoggerMessage(3002, LogLevel.Debug, "Publication {PublicationId} of type {Type} (correlation {CorrelationId}) was decided for {People} people.")]
    private static partial void Routed(ILogger logger, Guid publicationId, string type, string correlationId, int people);

    [LoggerMessage(3003, LogLevel.Debug, "Delivery {DeliveryId} over {Channel} (correlation {CorrelationId}) was taken by the provider.")]
    private static partial void Took(ILogger logger, Guid deliveryId, string? channel, string correlationId);

    [LoggerMessage(3004, LogLevel.Debug, "Delivery {DeliveryId} over {Channel} (correlation {CorrelationId}) failed and is tried again at {RetryAt:O}: {Cause}")]
    private static partial void WillRetry(ILogger logger, Guid deliveryId, string? channel, string correlationId, DateTimeOffset? retryAt, string? cause);

    [LoggerMessage(3005, LogLevel.Warning, "Delivery {DeliveryId} over {Channel} (correlation {CorrelationId}) failed for good and lies with the dead letters: {Cause}")]
    private static partial void GivenUp(ILogger logger, Guid deliveryId, string? channel, string correlationId, string? cause);

    [LoggerMessage(3008, LogLevel.Error, "Publication {PublicationId} of type {Type} was committed with a transaction of the host's, but its dedupe key '{DedupeKey}' was taken by something else: publication {First}. It is dropped, and on the record as publication_conflict (correlation {CorrelationId}).")]
    private static partial void Conflicting(ILogger logger, Guid publicationId, string type, string dedupeKey, Guid first, string correlationId);

    [LoggerMessage(3009, LogLevel.Debug, "Publication {PublicationId} of type {Type}, committed with a transaction of the host's, is the same as {First} and is not delivered again.")]
    private static partial void Repeats(ILogger logger, Guid publicationId, string type, Guid first);
}
