namespace LenNotify.Storage;

/// <summary>
/// A store that is put together from its roles, each a class of its own: an author derives from it, says which they are, and
/// writes nothing twice.
/// </summary>
/// <param name="roles">The nine roles, over one and the same data.</param>
public abstract class StoreOfRoles(StoreRoles roles) : INotificationStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(
        IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Publications.AcceptAsync(publications, now, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AppendResult>> AppendAsync(
        IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Publications.AppendAsync(requests, route, now, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Publications.ClaimPublicationsAsync(claim, now, cancellationToken);

    /// <inheritdoc/>
    public Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken) =>
        roles.Publications.FindPublicationAsync(id, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Publication> ReadPublicationsAsync(
        DateTimeOffset from, DateTimeOffset to, string? type, CancellationToken cancellationToken) =>
        roles.Publications.ReadPublicationsAsync(from, to, type, cancellationToken);

    /// <inheritdoc/>
    public Task<Page<InboxItem>> ListAsync(string userId, InboxQuery query, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Inbox.ListAsync(userId, query, now, cancellationToken);

    /// <inheritdoc/>
    public Task<ResumedInbox> ResumeAsync(
        string userId, long afterSequence, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Inbox.ResumeAsync(userId, afterSequence, most, now, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UserState>> StatesAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        roles.Inbox.StatesAsync(userIds, cancellationToken);

    /// <inheritdoc/>
    public Task<UserState> MarkAsync(
        string userId, IReadOnlyList<Guid> itemIds, ItemMark mark, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Inbox.MarkAsync(userId, itemIds, mark, now, cancellationToken);

    /// <inheritdoc/>
    public Task<UserState> MarkAllReadAsync(string userId, long upTo, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Inbox.MarkAllReadAsync(userId, upTo, now, cancellationToken);

    /// <inheritdoc/>
    public Task<ClaimedBatch> ClaimDeliveriesAsync(
        DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Queue.ClaimDeliveriesAsync(claim, judge, now, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        roles.Queue.ExtendAsync(deliveryIds, lease, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Queue.CompleteAsync(owner, completions, undo, now, cancellationToken);

    /// <inheritdoc/>
    public Task ReportAsync(
        string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Queue.ReportAsync(channel, providerReference, report, now, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(
        IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Queue.QueueStatusAsync(channels, now, cancellationToken);

    /// <inheritdoc/>
    public Task<Page<DeadLetter>> ListDeadLettersAsync(
        DeadLetterFilter filter, int limit, string? cursor, CancellationToken cancellationToken) =>
        roles.DeadLetters.ListDeadLettersAsync(filter, limit, cursor, cancellationToken);

    /// <inheritdoc/>
    public Task<DeadLetter?> FindDeadLetterAsync(Guid deliveryId, CancellationToken cancellationToken) =>
        roles.DeadLetters.FindDeadLetterAsync(deliveryId, cancellationToken);

    /// <inheritdoc/>
    public Task<long> ReplayAsync(
        DeadLetterFilter filter, ReplayPace pace, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.DeadLetters.ReplayAsync(filter, pace, fact, now, cancellationToken);

    /// <inheritdoc/>
    public Task<long> DiscardAsync(DeadLetterFilter filter, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.DeadLetters.DiscardAsync(filter, fact, now, cancellationToken);

    /// <inheritdoc/>
    public Task<long> RefileAsync(
        IReadOnlyDictionary<Guid, string> causes, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.DeadLetters.RefileAsync(causes, fact, now, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ContactBook>> GetContactsAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        roles.Contacts.GetContactsAsync(userIds, cancellationToken);

    /// <inheritdoc/>
    public Task<long?> PutContactsAsync(
        string userId, ContactBook book, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Contacts.PutContactsAsync(userId, book, fact, now, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RemoveContactAsync(
        string userId, Guid contactId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Contacts.RemoveContactAsync(userId, contactId, fact, now, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KnownAddress>> FindAddressesAsync(IReadOnlyList<HashedAddress> addresses, CancellationToken cancellationToken) =>
        roles.Contacts.FindAddressesAsync(addresses, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> SuppressAsync(
        string channel, ReadOnlyMemory<byte> addressHash, Suppression? suppression, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Contacts.SuppressAsync(channel, addressHash, suppression, fact, now, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredDocument?>> GetDocumentsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken) =>
        roles.Documents.GetDocumentsAsync(keys, cancellationToken);

    /// <inheritdoc/>
    public Task<long?> PutDocumentAsync(
        StoredDocument document, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Documents.PutDocumentAsync(document, fact, now, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DeleteDocumentAsync(DocumentKey key, long? version, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Documents.DeleteDocumentAsync(key, version, fact, now, cancellationToken);

    /// <inheritdoc/>
    public Task<Page<StoredDocument>> ListDocumentsAsync(string kind, int limit, string? cursor, CancellationToken cancellationToken) =>
        roles.Documents.ListDocumentsAsync(kind, limit, cursor, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken) =>
        roles.Documents.VersionsAsync(keys, cancellationToken);

    /// <inheritdoc/>
    public Task<ItemHistory?> WhyAsync(string userId, Guid itemId, CancellationToken cancellationToken) =>
        roles.History.WhyAsync(userId, itemId, cancellationToken);

    /// <inheritdoc/>
    public Task RecordAsync(
        string userId, IReadOnlyList<Engagement> engagements, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.History.RecordAsync(userId, engagements, now, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EngagementSummary>> SummariseAsync(
        string? userId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        roles.History.SummariseAsync(userId, from, to, cancellationToken);

    /// <inheritdoc/>
    public Task<Page<DeliveryEntry>> DeliveriesAsync(DeliveryQuery query, CancellationToken cancellationToken) =>
        roles.History.DeliveriesAsync(query, cancellationToken);

    /// <inheritdoc/>
    public Task<Page<AuditEntry>> AuditAsync(AuditQuery query, CancellationToken cancellationToken) =>
        roles.History.AuditAsync(query, cancellationToken);

    /// <inheritdoc/>
    public Task<int> ExpireAsync(int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Upkeep.ExpireAsync(most, now, cancellationToken);

    /// <inheritdoc/>
    public Task<PurgedBatch> PurgeAsync(RetentionPolicy policy, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Upkeep.PurgeAsync(policy, most, now, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredDocument> ExportAsync(string userId, CancellationToken cancellationToken) =>
        roles.Upkeep.ExportAsync(userId, cancellationToken);

    /// <inheritdoc/>
    public Task<ErasureReceipt> EraseAsync(string userId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Upkeep.EraseAsync(userId, fact, now, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> PrepareAsync(bool create, CancellationToken cancellationToken) =>
        roles.Upkeep.PrepareAsync(create, cancellationToken);

    /// <inheritdoc/>
    public Task<DateTimeOffset> StoreTimeAsync(CancellationToken cancellationToken) =>
        roles.Signals.StoreTimeAsync(cancellationToken);

    /// <inheritdoc/>
    public Task SignalAsync(IReadOnlyList<string> topics, CancellationToken cancellationToken) =>
        roles.Signals.SignalAsync(topics, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListenAsync(CancellationToken cancellationToken) =>
        roles.Signals.ListenAsync(cancellationToken);
}
