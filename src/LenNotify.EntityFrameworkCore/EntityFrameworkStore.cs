using LenNotify.Storage;

namespace LenNotify;

/// <summary>The store over one database.</summary>
internal sealed class EntityFrameworkStore(StoreDatabase database) : StoreOfRoles(new StoreRoles
{
    Publications = new EntityPublications(database),
    Inbox = new EntityInbox(database),
    Queue = new EntityDeliveryQueue(database),
    DeadLetters = new EntityDeadLetters(database),
    Contacts = new EntityContacts(database),
    Documents = new EntityDocuments(database, new VersionReads(database)),
    History = new EntityHistory(database),
    Upkeep = new EntityUpkeep(database),
    Signals = new EntityStoreSignals(database),
}), IDisposable
{
    /// <summary>Closes the connection that is kept.</summary>
    public void Dispose() => database.Dispose();
}
