using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What the roles of the in-memory store share; it ends with the process. One lock per person rather than stripes: a
/// person's rows need an object anyway, two people never wait for each other by chance, and ordinal id order is the lock
/// order that the contract names. Inside a person's lock the locks of the publications and of one channel's queue may be
/// taken, each for a few instructions and never both; no lock is taken inside those.
/// </summary>
internal sealed class MemoryState(MemoryLimits limits)
{
    private readonly ConcurrentDictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ChannelQueue> _channels = new(StringComparer.Ordinal);

    /// <summary>Deliveries that have not ended, and dead ones, by id.</summary>
    public ConcurrentDictionary<Guid, MemoryDelivery> Deliveries { get; } = new();

    /// <summary>What was accepted.</summary>
    public PublicationShelf Publications { get; } = new(new Quota("publications", limits.Publications));

    /// <summary>Room for inbox items.</summary>
    public Quota ItemRoom { get; } = new("inbox items", limits.Items);

    /// <summary>Room for deliveries.</summary>
    public Quota DeliveryRoom { get; } = new("deliveries", limits.Deliveries);

    /// <summary>What the providers said.</summary>
    public ReportBook Reports { get; } = new(new Quota("provider reports", limits.Reports));

    /// <summary>Who did what.</summary>
    public AuditLog Audit { get; } = new(new Quota("audit facts", limits.AuditFacts));

    /// <summary>Room for documents.</summary>
    public Quota DocumentRoom { get; } = new("documents", limits.Documents);

    /// <summary>Room for contacts.</summary>
    public Quota ContactRoom { get; } = new("contacts", limits.Contacts);

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

    /// <summary>The person, made when first written to.</summary>
    public Person PersonOf(string userId) => _people.GetOrAdd(userId, static id => new Person(id));

    /// <summary>The person, or null: reading about strangers takes no memory.</summary>
    public Person? Find(string userId) => _people.GetValueOrDefault(userId);

    /// <summary>The channel's queue.</summary>
    public ChannelQueue QueueOf(string channel) => _channels.GetOrAdd(channel, static _ => new ChannelQueue());

    /// <summary>The channel's queue, or null.</summary>
    public ChannelQueue? FindQueue(string channel) => _channels.GetValueOrDefault(channel);

    /// <summary>Under the person's lock: a delivery is over, and its attempts stay with its items.</summary>
    public void End(MemoryDelivery delivery)
    {
        delivery.Close();
        delivery.Log(null, null, null);
        delivery.Ended = true;
        Deliveries.TryRemove(delivery.Appended.Id, out _);
        DeliveryRoom.Give(1);
    }
}
