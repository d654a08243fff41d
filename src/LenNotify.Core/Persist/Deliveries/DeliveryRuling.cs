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

    /// <summary>
    /// For a hold: the delivery joins the person's open bundle of this key on its target, or becomes it, so that what waits
    /// for the same instant comes as one. Null stands alone, as what was attempted before always does: the store keeps a
    /// replayed letter alone whatever the key is, for a provider may have seen its own.
    /// </summary>
    public string? JoinKey { get; init; }

    /// <summary>The items that go out, now or after the hold; empty for a suppression.</summary>
    public required IReadOnlyList<Guid> Members { get; init; }

    /// <summary>The items that were judged away, each with its reason; they leave the delivery whatever becomes of it.</summary>
    public IReadOnlyList<DroppedMember> Dropped { get; init; } = [];

    /// <summary>The person's activity after it.</summary>
    public required UserActivity Activity { get; init; }
}
