using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// The store in this process's memory: bounded, whole in every write, and gone with the process. Nothing here decides
/// anything: each role has a class of its own.
/// </summary>
internal sealed class MemoryStore(TimeProvider time, MemoryLimits limits) : StoreOfRoles(Roles(time, limits))
{
    private static StoreRoles Roles(TimeProvider time, MemoryLimits limits)
    {
        var state = new MemoryState(limits);
        var contacts = new MemoryContacts(state);
        var documents = new MemoryDocuments(state, contacts);
        return new StoreRoles
        {
            Publications = new MemoryPublications(state),
            Inbox = new MemoryInbox(state),
            Queue = new MemoryDeliveryQueue(state),
            DeadLetters = new MemoryDeadLetters(state),
            Contacts = contacts,
            Documents = documents,
            History = new MemoryHistory(state),
            Upkeep = new MemoryUpkeep(state, contacts, documents),
            Signals = new MemorySignals(time),
        };
    }
}
