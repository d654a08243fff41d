using LenNotify.Storage;

namespace LenNotify;

/// <summary>The store as the sum of its roles, over one database.</summary>
internal sealed class EntityFrameworkStore(StoreDatabase database) : INotificationStore
{
    private readonly EntityPublications _publications = new(database);
    private readonly EntityInbox _inbox = new(database);
    private readonly EntityDeliveryQueue _queue = new(database);
    private readonly EntityDeadLetters _deadLetters = new(database);
    private readonly EntityContacts _contacts = new(database);
    private readonly EntityDocuments _documents = new(database);
    private readonly EntityHistory _history = new(database);
    private readonly EntityUpkeep _upkeep = new(database);
    private readonly EntityStoreSignals _signals = new(database);

    public Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(
        IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken) =>
        _publications.AcceptAsync(publications, now, cancellationToken);

    public Task<IReadOnlyList<AppendResult>> AppendAsync(
        IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken) =>
        _publications.AppendAsync(requests, route, now, cancellationToken);

    public Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(
        Lease lease, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        _publications.ClaimPublicationsAsync(lease, most, now, cancellationToken);

    public Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken) =>
        _publications.FindPublicationAsync(id, cancellationToken);

    public IAsyncEnumerable<Publication> ReadPublicationsAsync(
        DateTimeOffset from, DateTimeOffset to, string? type, CancellationToken cancellationToken) =>
        _publications.ReadPublicationsAsync(from, to, type, cancellationToken);

    public Task<Page<InboxItem>> ListAsync(string userId, InboxQuery query, DateTimeOffset now, CancellationToken cancellationToken) =>
        _inbox.ListAsync(userId, query, now, cancellationToken);

    public Task<ResumedInbox> ResumeAsync(
        string userId, long afterSequence, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        _inbox.ResumeAsync(userId, afterSequence, most, now, cancellationToken);

    public Task<IReadOnlyList<UserState>> StatesAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        _inbox.StatesAsync(userIds, cancellationToken);

    public Task<UserState> MarkAsync(
        string userId, IReadOnlyList<Guid> itemIds, ItemMark mark, DateTimeOffset now, CancellationToken cancellationToken) =>
        _inbox.MarkAsync(userId, itemIds, mark, now, cancellationToken);

    public Task<UserState> MarkAllReadAsync(string userId, long upTo, DateTimeOffset now, CancellationToken cancellationToken) =>
        _inbox.MarkAllReadAsync(userId, upTo, now, cancellationToken);

    public Task<ClaimedBatch> ClaimDeliveriesAsync(
        DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken) =>
        _queue.ClaimDeliveriesAsync(claim, judge, now, cancellationToken);

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        _queue.ExtendAsync(deliveryIds, lease, cancellationToken);

    public Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken) =>
        _queue.CompleteAsync(owner, completions, undo, now, cancellationToken);

    public Task ReportAsync(
        string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
        _queue.ReportAsync(channel, providerReference, report, now, cancellationToken);

    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(
        IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        _queue.QueueStatusAsync(channels, now, cancellationToken);

    public Task<Page<DeadLetter>> ListDeadLettersAsync(
        DeadLetterFilter filter, int limit, string? cursor, CancellationToken cancellationToken) =>
        _deadLetters.ListDeadLettersAsync(filter, limit, cursor, cancellationToken);

    public Task<DeadLetter?> FindDeadLetterAsync(Guid deliveryId, CancellationToken cancellationToken) =>
        _deadLetters.FindDeadLetterAsync(deliveryId, cancellationToken);

    public Task<long> ReplayAsync(
        DeadLetterFilter filter, ReplayPace pace, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        _deadLetters.ReplayAsync(filter, pace, fact, now, cancellationToken);

    public Task<long> DiscardAsync(DeadLetterFilter filter, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        _deadLetters.DiscardAsync(filter, fact, now, cancellationToken);

    public Task<ContactBook> GetContactsAsync(string userId, CancellationToken cancellationToken) =>
        _contacts.GetContactsAsync(userId, cancellationToken);

    public Task<long?> PutContactsAsync(
        string userId, ContactBook book, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        _contacts.PutContactsAsync(userId, book, fact, now, cancellationToken);

    public Task<bool> RemoveContactAsync(
        string userId, Guid contactId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        _contacts.RemoveContactAsync(userId, contactId, fact, now, cancellationToken);

    public Task<IReadOnlyList<string>> FindOwnersAsync(
        string channel, ReadOnlyMemory<byte> addressHash, CancellationToken cancellationToken) =>
        _contacts.FindOwnersAsync(channel, addressHash, cancellationToken);

    public Task<IReadOnlyList<string>> SuppressAsync(
        string channel, ReadOnlyMemory<byte> addressHash, Suppression? suppression, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        _contacts.SuppressAsync(channel, addressHash, suppression, fact, now, cancellationToken);

    public Task<StoredDocument?> GetDocumentAsync(DocumentKey key, CancellationToken cancellationToken) =>
        _documents.GetDocumentAsync(key, cancellationToken);

    public Task<long?> PutDocumentAsync(
        StoredDocument document, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        _documents.PutDocumentAsync(document, fact, now, cancellationToken);

    public Task<bool> DeleteDocumentAsync(DocumentKey key, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        _documents.DeleteDocumentAsync(key, fact, now, cancellationToken);

    public Task<Page<StoredDocument>> ListDocumentsAsync(string kind, int limit, string? cursor, CancellationToken cancellationToken) =>
        _documents.ListDocumentsAsync(kind, limit, cursor, cancellationToken);

    public Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken) =>
        _documents.VersionsAsync(keys, cancellationToken);

    public Task<ItemHistory?> WhyAsync(string userId, Guid itemId, CancellationToken cancellationToken) =>
        _history.WhyAsync(userId, itemId, cancellationToken);

    public Task RecordAsync(
        string userId, IReadOnlyList<Engagement> engagements, DateTimeOffset now, CancellationToken cancellationToken) =>
        _history.RecordAsync(userId, engagements, now, cancellationToken);

    public Task<IReadOnlyList<EngagementSummary>> SummariseAsync(
        DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        _history.SummariseAsync(from, to, cancellationToken);

    public Task<Page<AuditEntry>> AuditAsync(AuditQuery query, CancellationToken cancellationToken) =>
        _history.AuditAsync(query, cancellationToken);

    public Task<int> ExpireAsync(int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        _upkeep.ExpireAsync(most, now, cancellationToken);

    public Task<PurgedBatch> PurgeAsync(RetentionPolicy policy, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        _upkeep.PurgeAsync(policy, most, now, cancellationToken);

    public IAsyncEnumerable<StoredDocument> ExportAsync(string userId, CancellationToken cancellationToken) =>
        _upkeep.ExportAsync(userId, cancellationToken);

    public Task<ErasureReceipt> EraseAsync(string userId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        _upkeep.EraseAsync(userId, fact, now, cancellationToken);

    public Task<string?> PrepareAsync(bool create, CancellationToken cancellationToken) =>
        _upkeep.PrepareAsync(create, cancellationToken);

    public Task<DateTimeOffset> StoreTimeAsync(CancellationToken cancellationToken) =>
        _signals.StoreTimeAsync(cancellationToken);

    public Task SignalAsync(IReadOnlyList<string> topics, CancellationToken cancellationToken) =>
        _signals.SignalAsync(topics, cancellationToken);

    public IAsyncEnumerable<string> ListenAsync(CancellationToken cancellationToken) =>
        _signals.ListenAsync(cancellationToken);
}
