using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>The store over one database. It ends a connection that is its own; a host's stays open.</summary>
internal sealed class MongoStore(MongoDatabase database, MongoStoreOptions options, TimeProvider time, ILogger logger)
    : StoreOfRoles(Roles(new MongoTables(database.Value, options), time, logger)), IDisposable
{
    public void Dispose() => database.Dispose();

    private static StoreRoles Roles(MongoTables tables, TimeProvider time, ILogger logger)
    {
        var trail = new AuditTrail(new Ids());
        var deployment = new Deployment(tables, logger);
        var journal = new Journal(tables, deployment);
        var people = new People(tables, journal);
        return new StoreRoles
        {
            Publications = new MongoPublications(tables, people),
            Inbox = new MongoInbox(tables, people),
            Queue = new MongoDeliveryQueue(tables, people),
            DeadLetters = new MongoDeadLetters(tables, people, trail),
            Contacts = new MongoContacts(tables, journal, trail),
            Documents = new MongoDocuments(tables, journal, trail),
            History = new MongoHistory(tables, journal, people),
            Upkeep = new MongoUpkeep(tables, people, trail, deployment),
            Signals = new MongoSignals(tables, deployment, time, logger),
        };
    }
}
