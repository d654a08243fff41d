using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>The store over one database.</summary>
internal sealed class MongoStore(MongoTables tables, TimeProvider time, ILogger logger) : StoreOfRoles(Roles(tables, time, logger))
{
    private static StoreRoles Roles(MongoTables tables, TimeProvider time, ILogger logger)
    {
        var deployment = new Deployment(tables, logger);
        var journal = new Journal(tables, deployment);
        var people = new People(tables, journal);
        return new StoreRoles
        {
            Publications = new MongoPublications(tables, people),
            Inbox = new MongoInbox(tables, people),
            Queue = new MongoDeliveryQueue(tables, people),
            DeadLetters = new MongoDeadLetters(tables, people),
            Contacts = new MongoContacts(tables, journal),
            Documents = new MongoDocuments(tables, journal),
            History = new MongoHistory(tables, journal, people),
            Upkeep = new MongoUpkeep(tables, people, deployment),
            Signals = new MongoSignals(tables, deployment, time),
        };
    }
}
