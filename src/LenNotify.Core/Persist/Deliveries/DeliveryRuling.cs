namespace LenNotify.Storage;

/// <summary>What is to become of a due delivery.</summary>
public sealed record DeliveryRuling
{
    /// <summary>Deliver: it starts with <see cref="Members"/>. Hold: it goes back, uncounted, until <see cref="Until"/>. Suppress: it is dropped.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why.</summary>
    public required Reason Reason { get; init; }

    /// <summary>For a hold.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The items that go out; the others were judged away, and their decisions say why.</summary>
    public required IReadOnlyList<Guid> Members { get; init; }

    /// <summary>The person's activity after the start.</summary>
    public required UserActivity Activity { get; init; }
}
