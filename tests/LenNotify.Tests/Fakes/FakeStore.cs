using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Tests;

/// <summary>As much of a store as the journey asks of one. Each role does what the test says, and remembers what it was asked.</summary>
internal sealed class FakeStore : IPublications, IDeliveryQueue, IDocuments, IContacts, IStoreSignals
{
    private readonly ConcurrentDictionary<DocumentKey, StoredDocument> _documents = [];
    private readonly ConcurrentDictionary<string, ContactBook> _books = [];
    private readonly ConcurrentDictionary<AddressKey, Suppression?> _suppressed = [];

    public ConcurrentQueue<IReadOnlyList<AppendRequest>> Appends { get; } = [];

    public ConcurrentQueue<IReadOnlyList<string>> Signalled { get; } = [];

    public ConcurrentQueue<DocumentKey> Read { get; } = [];

    public ConcurrentQueue<int> VersionsAsked { get; } = [];

    /// <summary>How many documents, or books, each read asked for.</summary>
    public ConcurrentQueue<int> Reads { get; } = [];

    public ConcurrentQueue<int> AddressesAsked { get; } = [];

    public ConcurrentQueue<AuditFact> Facts { get; } = [];

    public Func<IReadOnlyList<AppendRequest>, Router, CancellationToken, Task<IReadOnlyList<AppendResult>>>? OnAppend { get; set; }

    public Func<Publication, AcceptanceResult>? OnAccept { get; set; }

    public Func<Lease, IReadOnlyList<ClaimedPublication>>? OnClaimPublications { get; set; }

    public Func<DeliveryClaim, DeliveryJudge, DateTimeOffset, Task<ClaimedBatch>>? OnClaim { get; set; }

    public Func<IReadOnlyList<Completion>, Task<IReadOnlyList<Guid>>>? OnComplete { get; set; }

    public Func<DocumentKey, Exception?>? OnGet { get; set; }

    public Func<string, Task>? BeforeContacts { get; set; }

    public Func<CancellationToken, Task<DateTimeOffset>>? OnTime { get; set; }

    public Func<IReadOnlyList<string>, Task>? OnSignal { get; set; }

    public Func<CancellationToken, IAsyncEnumerable<string>>? OnListen { get; set; }

    public Func<bool>? RefusesPut { get; set; }

    /// <summary>What a store answers that wrote it all.</summary>
    public static IReadOnlyList<AppendResult> Write(IReadOnlyList<AppendRequest> requests, Router route) =>
    [
        .. requests.Select(request => new AppendResult(Acceptance.New, request.Publication.Id,
            [.. request.UserIds.Select(user => new AppendedUser(user, 1, 1, route(request.Publication, Things.State(user))))])),
    ];

    public void Put(string userId, ContactBook book) => _books[userId] = book;

    public ContactBook BookOf(string userId) => _books.GetValueOrDefault(userId, ContactBook.Empty);

    public void Put(string userId, Preferences preferences, long version = 1) =>
        _documents[UserSettings.KeyOf(userId)] = new StoredDocument(UserSettings.KeyOf(userId), version, preferences.ToJson());

    public void Put(StoredDocument document) => _documents[document.Key] = document;

    public StoredDocument? Document(DocumentKey key) => _documents.GetValueOrDefault(key);

    public Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AcceptanceResult>>([.. publications.Select(p => OnAccept?.Invoke(p) ?? new AcceptanceResult(Acceptance.New, p.Id))]);

    public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Appends.Enqueue(requests);
        return OnAppend?.Invoke(requests, route, cancellationToken) ?? Task.FromResult(Write(requests, route));
    }

    public Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(OnClaimPublications?.Invoke(claim.Lease) ?? []);

    public Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult<Publication?>(null);

    public IAsyncEnumerable<Publication> ReadPublicationsAsync(DateTimeOffset from, DateTimeOffset to, string? type, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<Publication>();

    public Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken) =>
        OnClaim?.Invoke(claim, judge, now) ?? Task.FromResult(new ClaimedBatch([], null));

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) => Task.FromResult(deliveryIds);

    public Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken) =>
        OnComplete?.Invoke(completions) ?? Task.FromResult<IReadOnlyList<Guid>>([]);

    public Task ReportAsync(string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<QueueStatus>>([]);

    public Task<IReadOnlyList<StoredDocument?>> GetDocumentsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken)
    {
        Reads.Enqueue(keys.Count);
        foreach (var key in keys)
        {
            Read.Enqueue(key);
        }

        return keys.Select(key => OnGet?.Invoke(key)).OfType<Exception>().FirstOrDefault() is { } error
            ? Task.FromException<IReadOnlyList<StoredDocument?>>(error)
            : Task.FromResult<IReadOnlyList<StoredDocument?>>([.. keys.Select(Document)]);
    }

    public Task<long?> PutDocumentAsync(StoredDocument document, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (document.Version != (Document(document.Key)?.Version ?? 0))
        {
            return Task.FromResult<long?>(null);
        }

        if (fact is not null)
        {
            Facts.Enqueue(fact);
        }

        _documents[document.Key] = document with { Version = document.Version + 1 };
        return Task.FromResult<long?>(document.Version + 1);
    }

    public Task<bool> DeleteDocumentAsync(DocumentKey key, long? version, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(_documents.TryRemove(key, out _));

    public Task<Page<StoredDocument>> ListDocumentsAsync(string kind, int limit, string? cursor, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<StoredDocument>([], null));

    public Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken)
    {
        VersionsAsked.Enqueue(keys.Count);
        return Task.FromResult<IReadOnlyList<long>>([.. keys.Select(key => key.IsContacts ? BookOf(key.Owner).Version : Document(key)?.Version ?? 0)]);
    }

    public async Task<IReadOnlyList<ContactBook>> GetContactsAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        Reads.Enqueue(userIds.Count);
        foreach (var userId in userIds)
        {
            await (BeforeContacts?.Invoke(userId) ?? Task.CompletedTask);
        }

        return [.. userIds.Select(BookOf)];
    }

    public Task<long?> PutContactsAsync(string userId, ContactBook book, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (RefusesPut?.Invoke() == true || book.Version != BookOf(userId).Version)
        {
            return Task.FromResult<long?>(null);
        }

        Facts.Enqueue(fact);
        Put(userId, book with { Version = book.Version + 1 });
        return Task.FromResult<long?>(book.Version + 1);
    }

    public Task<bool> RemoveContactAsync(string userId, Guid contactId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Facts.Enqueue(fact);
        var book = BookOf(userId);
        Put(userId, book with { Version = book.Version + 1, Contacts = [.. book.Contacts.Where(contact => contact.Id != contactId)] });
        return Task.FromResult(book.Contacts.Any(contact => contact.Id == contactId));
    }

    public Task<IReadOnlyList<KnownAddress>> FindAddressesAsync(IReadOnlyList<HashedAddress> addresses, CancellationToken cancellationToken)
    {
        AddressesAsked.Enqueue(addresses.Count);
        return Task.FromResult<IReadOnlyList<KnownAddress>>(
            [.. addresses.Select(address => new KnownAddress([], _suppressed.GetValueOrDefault(AddressKey.Of(address.Channel, address.Hash))))]);
    }

    public Task<IReadOnlyList<string>> SuppressAsync(
        string channel, ReadOnlyMemory<byte> addressHash, Suppression? suppression, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Facts.Enqueue(fact);
        _suppressed[AddressKey.Of(channel, addressHash)] = suppression;
        return Task.FromResult<IReadOnlyList<string>>([]);
    }

    public Task<DateTimeOffset> StoreTimeAsync(CancellationToken cancellationToken) => OnTime?.Invoke(cancellationToken) ?? Task.FromResult(Things.Noon);

    public Task SignalAsync(IReadOnlyList<string> topics, CancellationToken cancellationToken)
    {
        Signalled.Enqueue(topics);
        return OnSignal?.Invoke(topics) ?? Task.CompletedTask;
    }

    public IAsyncEnumerable<string> ListenAsync(CancellationToken cancellationToken) => OnListen?.Invoke(cancellationToken) ?? AsyncEnumerable.Empty<string>();
}
