using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>A publication that its publisher made, and has been promised once it was accepted.</summary>
internal sealed record Told(string Label, Notification Notification, string[] People)
{
    /// <summary>When the publisher was told that it is accepted.</summary>
    internal TimeSpan? AcceptedAt { get; set; }
}

/// <summary>An item that an append stored.</summary>
internal sealed record Stored(InboxItem Item, long Sequence)
{
    /// <summary>When the person read or dismissed it; all of a person's marks go through the simulation.</summary>
    internal TimeSpan? SeenAt { get; set; }
}

/// <summary>Something that interrupted a person: a toast, or the start of a delivery.</summary>
internal sealed record Interruption(string UserId, string? Channel, DateTimeOffset At, IReadOnlyList<InboxItem> Items, Priority Priority, Guid? DeliveryId)
{
    /// <summary>Whether its instant can be compared with others: the clock that it came of agreed with the store's.</summary>
    internal required bool IsSettled { get; init; }
}
