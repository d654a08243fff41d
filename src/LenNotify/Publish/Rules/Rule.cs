namespace LenNotify;

/// <summary>One rule, found sound and made ready.</summary>
internal sealed class Rule
{
    internal required string Id { get; init; }

    internal required string Name { get; init; }

    internal required string EventType { get; init; }

    internal bool Enabled { get; init; } = true;

    internal DateTimeOffset? ValidFrom { get; init; }

    internal DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Those with a lower one come first; of the same, as they are written.</summary>
    internal int Order { get; init; }

    /// <summary>No rule after it is asked when it holds.</summary>
    internal bool Stop { get; init; }

    /// <summary>What the past is kept apart by.</summary>
    internal FieldPath? Key { get; init; }

    internal RuleRecipients To { get; init; } = RuleRecipients.Default;

    internal required AllOf When { get; init; }

    internal IReadOnlyList<NotifyAction> Notify { get; init; } = [];

    /// <summary>Neither this rule nor one after it tells anybody.</summary>
    internal bool Suppress { get; init; }

    internal Priority? Priority { get; init; }

    internal GroupAction? Group { get; init; }

    internal ThrottleAction? Throttle { get; init; }

    internal IReadOnlyList<Escalation> Escalations { get; init; } = [];

    /// <summary>All that it names.</summary>
    internal IEnumerable<string> Channels => Notify.SelectMany(action => action.Channels ?? []).Concat(Escalations.Select(escalation => escalation.Channel));

    /// <summary>The conditions that ask about the past.</summary>
    internal IReadOnlyList<PastTest> PastTests { get => field ??= [.. Below(When).OfType<PastTest>()]; }

    internal bool AsksPast => PastTests.Count > 0 || Throttle is not null;

    // Those of its conditions, all of which must hold, that look at the key alone: for another key it never asks.
    private IReadOnlyList<Condition> OfKey { get => field ??= [.. When.Parts.Where(part => Key is not null && part.Only?.Text == Key.Text)]; }

    private IReadOnlyList<Condition> OfNow { get => field ??= [.. When.Parts.Where(part => part is not PastTest && !Below(part).Any(below => below is PastTest))]; }

    /// <summary>Whether it could ever ask about the past of the event's key.</summary>
    internal bool IsForKey(EventView happened) => AllHold(OfKey, happened);

    /// <summary>Whether it holds as far as that can be told without the past.</summary>
    internal bool MayHold(EventView happened) => AllHold(OfNow, happened);

    /// <summary>Whether its validity has begun and not ended.</summary>
    internal bool IsInForce(DateTimeOffset at) => Enabled && (ValidFrom is null || at >= ValidFrom) && (ValidUntil is null || at < ValidUntil);

    private static bool AllHold(IReadOnlyList<Condition> conditions, EventView happened)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Holds(happened, RulePast.None))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<Condition> Below(Condition condition) => condition.Parts.SelectMany(part => Below(part).Prepend(part));
}
