using LenNotify.Storage;

namespace LenNotify;

/// <summary>The store over one database.</summary>
internal sealed class EntityFrameworkStore(Type contextType, StoreDatabase database, OutboxCollector outbox, CommitNews news) : StoreOfRoles(new StoreRoles
{
    Publications = new CollectingPublications(new EntityPublications(database, news), outbox),
    Inbox = new EntityInbox(database),
    Queue = new EntityDeliveryQueue(database),
    DeadLetters = new EntityDeadLetters(database),
    Contacts = new EntityContacts(database),
    Documents = new EntityDocuments(database, new VersionReads(database)),
    History = new EntityHistory(database),
    Upkeep = new EntityUpkeep(database, outbox),
    Signals = new EntityStoreSignals(database),
}), IParallelAppends, ICommitSignals, IDisposable
{
    /// <summary>The host's context, whose database it is.</summary>
    public Type ContextType => contextType;

    /// <inheritdoc/>
    public int AppendsAtOnce => database.Dialect.AppendsAtOnce;

    /// <inheritdoc/>
    public void SignalWithCommits(CommitTopics topics) => news.Begin(topics);

    /// <summary>Closes the connection that is kept.</summary>
    public void Dispose() => database.Dispose();
}
