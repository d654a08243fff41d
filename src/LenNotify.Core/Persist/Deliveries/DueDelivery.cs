namespace LenNotify.Storage;

/// <summary>A delivery whose time has come.</summary>
public sealed record DueDelivery
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The contact.</summary>
    public required Guid TargetId { get; init; }

    /// <summary>As appended; a bundle has its members' highest.</summary>
    public required Priority Priority { get; init; }

    /// <summary>Attempts that counted before this one.</summary>
    public required int Attempts { get; init; }

    /// <summary>
    /// Whether an earlier start took the caps: then this one takes none. A deferred attempt does not count but did take
    /// them; a released one gave them back.
    /// </summary>
    public required bool CapsTaken { get; init; }

    /// <summary>What it depends on; the judge decides, from the members' marks, whether it still is wanted.</summary>
    public DeliveryCondition? Condition { get; init; }

    /// <summary>The items it carries, oldest first, as they are now.</summary>
    public required IReadOnlyList<InboxItem> Members { get; init; }
}
