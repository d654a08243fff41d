using LenNotify.Storage;

namespace LenNotify.Testing;

/// <summary>What became of one item on one channel.</summary>
internal sealed record ItemStory(InboxItem Item, string Channel, StoredDecision? Decision)
{
    private const string NoChannel = "The host has no channel of this name.";

    /// <summary>What was judged otherwise when it was due, oldest first.</summary>
    internal IReadOnlyList<RulingEntry> Rulings { get; init; } = [];

    /// <summary>Oldest first.</summary>
    internal IReadOnlyList<AttemptEntry> Attempts { get; init; } = [];

    /// <summary>When a failed attempt is made again.</summary>
    internal DateTimeOffset? AgainAt { get; init; }

    /// <summary>Since when it is being sent.</summary>
    internal DateTimeOffset? SendingSince { get; init; }

    /// <summary>It lies with the dead letters now.</summary>
    internal bool IsDead { get; init; }

    /// <summary>What the engine said when it was published.</summary>
    internal string? Because { get; init; }

    internal DeliveryState State => this switch
    {
        { Channel: ChannelNames.InApp, Decision.Verdict: Verdict.Deliver } => DeliveryState.Delivered,
        _ when Attempts.Any(attempt => attempt.State == CompletionState.Delivered) => DeliveryState.Delivered,
        { SendingSince: not null } => DeliveryState.UnderWay,
        { IsDead: true } => DeliveryState.DeadLettered,
        { LastAttempt: { } attempt } when LastRuling is null || LastRuling.At <= attempt.StartedAt => StateAfter(attempt),
        { Standing: { } decision } => StateBy(decision.Verdict),
        _ => DeliveryState.Suppressed,
    };

    /// <summary>Why it stands there, as one of the closed list.</summary>
    internal Reason? Reason => Standing?.Reason;

    /// <summary>When it goes on.</summary>
    internal DateTimeOffset? Until => State switch
    {
        DeliveryState.Held or DeliveryState.Digested => Standing?.Until,
        DeliveryState.Retrying => AgainAt,
        _ => null,
    };

    /// <summary>Why, in a sentence.</summary>
    internal string Words => State switch
    {
        DeliveryState.UnderWay => "The channel has not answered.",
        DeliveryState.Delivered or DeliveryState.Retrying or DeliveryState.DeadLettered => LastAttempt?.Cause ?? "",
        DeliveryState.Waiting => "It is due, and the channel has not started it: it rests after failures, or sends as much as it may.",
        _ when Standing is null => NoChannel,
        _ when LastRuling is { } ruling => $"Judged again at {Testing.Words.Of(ruling.At)}: {Testing.Words.Of(ruling.Decision.Reason)}.",
        _ => Because ?? "",
    };

    private AttemptEntry? LastAttempt => Attempts.Count == 0 ? null : Attempts[^1];

    private RulingEntry? LastRuling => Rulings.Count == 0 ? null : Rulings[^1];

    private StoredDecision? Standing => LastRuling?.Decision ?? Decision;

    private static DeliveryState StateAfter(AttemptEntry attempt) => attempt.State switch
    {
        null or CompletionState.Dead => DeliveryState.Waiting,
        _ => DeliveryState.Retrying,
    };

    private static DeliveryState StateBy(Verdict verdict) => verdict switch
    {
        Verdict.Hold => DeliveryState.Held,
        Verdict.Digest => DeliveryState.Digested,
        Verdict.Suppress => DeliveryState.Suppressed,
        _ => DeliveryState.Waiting,
    };
}
