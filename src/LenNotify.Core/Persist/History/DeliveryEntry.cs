namespace LenNotify.Storage;

/// <summary>A delivery as operators see it: no address and no content.</summary>
/// <param name="Id">Its id.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="Channel">The channel.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueAt">When it is, or was, to be sent.</param>
/// <param name="Attempts">How often it was started.</param>
/// <param name="Items">The items that it carries.</param>
public sealed record DeliveryEntry(Guid Id, string UserId, string Channel, DeliveryStanding State, DateTimeOffset DueAt, int Attempts, IReadOnlyList<Guid> Items)
{
    /// <summary>How hard we try.</summary>
    public Priority Priority { get; init; }

    /// <summary>Why it failed for good; null when it did not.</summary>
    public string? Cause { get; init; }
}
