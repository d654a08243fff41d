using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What the roles of the in-memory store share; it ends with the process. One lock per person rather than stripes: a
/// person's rows need an object anyway, two people never wait for each other by chance, and ordinal id order is the lock
/// order that the contract names. Outside of people's locks is only a channel's rate; inside of them only locks that are
/// held for a few instructions and take no other, but for the fallbacks', which take a queue's.
/// </summary>
internal sealed class MemoryState
{
    private readonly ConcurrentDictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly Quota _peopleRoom;

    public MemoryState(MemoryLimits limits)
    {
        _peopleRoom = new Quota("people", limits.People);
        Publications = new PublicationShelf(new Quota("publications", limits.Publications));
        ItemRoom = new Quota("inbox items", limits.Items);
        DeliveryRoom = new Quota("deliveries", limits.Deliveries);
        HistoryRoom = new Quota("entries of history", limits.History);
        DocumentRoom = new Quota("documents", limits.Documents);
        ContactRoom = new Quota("contacts", limits.Contacts);
        Reports = new ReportBook(new Quota("provider reports", limits.Reports));
        Audit = new AuditLog(new Quota("audit facts", limits.AuditFacts));
        Rows = new MemoryRows(DeliveryRoom, HistoryRoom, Reports);
    }

    /// <summary>What was accepted.</summary>
    public PublicationShelf Publications { get; }

    /// <summary>The deliveries.</summary>
    public MemoryRows Rows { get; }

    /// <summary>What the providers said.</summary>
    public ReportBook Reports { get; }

    /// <summary>Who did what.</summary>
    public AuditLog Audit { get; }

    /// <summary>Room for inbox items.</summary>
    public Quota ItemRoom { get; }

    /// <summary>Room for deliveries.</summary>
    public Quota DeliveryRoom { get; }

    /// <summary>Room for attempts, rulings and engagement.</summary>
    public Quota HistoryRoom { get; }

    /// <summary>Room for documents.</summary>
    public Quota DocumentRoom { get; }

    /// <summary>Room for contacts.</summary>
    public Quota ContactRoom { get; }

    /// <summary>Everybody for whom something is stored.</summary>
    public IEnumerable<Person> People => _people.Select(pair => pair.Value);

    /// <summary>Takes room and keeps the fact of a write that is about to happen, both or neither.</summary>
    public void Write(Quota room, int rows, AuditFact fact, DateTimeOffset at)
    {
        room.Take(rows);
        try
        {
            Audit.Add(fact, at);
        }
        catch (StoreFullException)
        {
            room.Give(rows);
            throw;
        }
    }

    /// <summary>The person, made when first written to, and locked.</summary>
    public Person Enter(string userId)
    {
        while (true)
        {
            var person = _people.TryGetValue(userId, out var known) ? known : Add(userId);
            person.Gate.Enter();
            if (!person.Gone)
            {
                return person;
            }

            person.Gate.Exit();
        }
    }

    /// <summary>Unlocks the person; one for whom nothing was stored in the end is not kept.</summary>
    public void Exit(Person person, bool forget)
    {
        if (forget && person.IsBlank)
        {
            Remove(person);
        }

        person.Gate.Exit();
    }

    /// <summary>The person, or null: reading about strangers takes no memory.</summary>
    public Person? Find(string userId) => _people.GetValueOrDefault(userId);

    /// <summary>Under the person's lock: whoever looks for the person from now on finds a new one.</summary>
    public void Remove(Person person)
    {
        person.Gone = true;
        _people.TryRemove(KeyValuePair.Create(person.Id, person));
        _peopleRoom.Give(1);
    }

    private Person Add(string userId)
    {
        _peopleRoom.Take(1);
        var mine = new Person(userId);
        var person = _people.GetOrAdd(userId, mine);
        if (person != mine)
        {
            _peopleRoom.Give(1);
        }

        return person;
    }
}
