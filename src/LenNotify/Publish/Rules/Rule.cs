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

    /// <summary>The conditions that ask about the past.</summary>
    internal IReadOnlyList<PastTest> PastTests { get => field ??= [.. Below(When).OfType<PastTest>()]; }

    internal bool AsksPast => PastTests.Count > 0 || Throttle is not null;

    /// <summary>Whether its validity has begun and not ended.</summary>
    internal bool IsInForce(DateTimeOffset at) => Enabled && (ValidFrom is null || at >= ValidFrom) && (ValidUntil is null || at < ValidUntil);

    private static IEnumerable<Condition> Below(Condition condition) => condition.Parts.SelectMany(part => Below(part).Prepend(part));
}
