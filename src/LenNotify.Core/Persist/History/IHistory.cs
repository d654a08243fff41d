namespace LenNotify.Storage;

/// <summary>Role 7: what happened, for the person who asks why, and for those who run the system.</summary>
public interface IHistory
{
    /// <summary>The decision on an item with each delivery's attempts; null for an item that is unknown or another person's.</summary>
    Task<ItemHistory?> WhyAsync(string userId, Guid itemId, CancellationToken cancellationToken);

    /// <summary>Records what a person did with items; repeats are counted once.</summary>
    Task RecordAsync(string userId, IReadOnlyList<Engagement> engagements, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Engagement by type of one person, or of everybody for null, with what was listed from (inclusive) to (exclusive).</summary>
    Task<IReadOnlyList<EngagementSummary>> SummariseAsync(string? userId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>
    /// A page of deliveries, the latest appended first. What has ended and was let go is not among them: its attempts are told
    /// with the items that it carried.
    /// </summary>
    Task<Page<DeliveryEntry>> DeliveriesAsync(DeliveryQuery query, CancellationToken cancellationToken);

    /// <summary>A page of audit facts, newest first.</summary>
    Task<Page<AuditEntry>> AuditAsync(AuditQuery query, CancellationToken cancellationToken);
}
