using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>
/// What one commit changes of a person. Documents are read through it: each is there once, as it will be written, so that
/// several steps of one change see each other's work.
/// </summary>
internal sealed class PersonChange(ReadAhead documents, Person person)
{
    private readonly Dictionary<(string, BsonValue), BsonDocument> _read = [];
    private readonly Dictionary<(string Collection, BsonValue Id), JournalWrite> _writes = [];
    private readonly List<JournalWrite> _more = [];
    private readonly Person _before = person;
    private Person _person = person;
    private bool _forgotten;

    /// <summary>The person's id.</summary>
    public string UserId => _person.State.UserId;

    /// <summary>The state, as it will be.</summary>
    public UserState State
    {
        get => _person.State;
        set => _person = _person with { State = value };
    }

    /// <summary>The person, as it will be.</summary>
    public Person Person => _person;

    /// <summary>When everything was marked read.</summary>
    public DateTimeOffset? ReadAllAt
    {
        get => _person.ReadAllAt;
        set => _person = _person with { ReadAllAt = value };
    }

    /// <summary>Whether there is anything to commit.</summary>
    public bool IsEmpty => _person == _before && _writes.Count == 0 && _more.Count == 0;

    /// <summary>The items that fit.</summary>
    public Task<List<BsonDocument>> ItemsAsync(BsonDocument where) => FindAsync(MongoTables.Items, where);

    /// <summary>The items whose field has one of these values.</summary>
    public Task<List<BsonDocument>> ItemsAsync(string field, IEnumerable<Guid> values) => FindAsync(MongoTables.Items, field, values.Select(Field.Of));

    /// <summary>The deliveries that fit, by id.</summary>
    public Task<List<BsonDocument>> DeliveriesAsync(BsonDocument where) => FindAsync(MongoTables.Deliveries, where);

    /// <summary>The deliveries whose field has one of these values, by id.</summary>
    public Task<List<BsonDocument>> DeliveriesAsync(string field, IEnumerable<Guid> values) => FindAsync(MongoTables.Deliveries, field, values.Select(Field.Of));

    /// <summary>The bundles that take joiners.</summary>
    public Task<List<BsonDocument>> OpenAsync() => FindAsync(MongoTables.Deliveries, "open", [BsonBoolean.True]);

    /// <summary>Writes a document as it is at the end of the change.</summary>
    public void Put(string collection, BsonDocument content)
    {
        _read[(collection, content["_id"])] = content;
        _writes[(collection, content["_id"])] = JournalWrite.Putting(collection, content);
    }

    /// <summary>Writes the marks of an item, and nothing else of it.</summary>
    public void Mark(BsonDocument item) => _writes[(MongoTables.Items, item["_id"])] = JournalWrite.Setting(
        MongoTables.Items, item["_id"], new BsonDocument(ItemDocuments.Marks.Select(mark => item.GetElement(mark))));

    /// <summary>Removes a document.</summary>
    public void Remove(string collection, BsonValue id) => _writes[(collection, id)] = JournalWrite.Removing(collection, id);

    /// <summary>Adds a write of another kind.</summary>
    public void Add(JournalWrite write) => _more.Add(write);

    /// <summary>The same, where it is wanted. It may come with several commits and is written once.</summary>
    public void AddIf(bool wanted, JournalWrite write)
    {
        if (wanted)
        {
            _more.Add(write);
        }
    }

    /// <summary>Lets the person go with this commit: the state document too.</summary>
    public void Forget()
    {
        _forgotten = true;
        _person = new Person(People.Nobody(UserId), null, false);
    }

    /// <summary>The state document.</summary>
    public BsonDocument Root()
    {
        var root = _person.ToBson();
        return _forgotten ? root.Add(JournalCommit.Gone, true) : root;
    }

    /// <summary>What follows from the commit.</summary>
    public IReadOnlyList<JournalWrite> Writes() => [.. _writes.Values, .. _more];

    // Only the person's own, whatever was asked for.
    private async Task<List<BsonDocument>> FindAsync(string collection, BsonDocument where) =>
        Once(collection, await documents.FindAsync(collection, new BsonDocument(where) { ["user_id"] = UserId }).ConfigureAwait(false));

    private async Task<List<BsonDocument>> FindAsync(string collection, string field, IEnumerable<BsonValue> values) =>
        Once(collection, await documents.FindAsync(UserId, collection, field, values).ConfigureAwait(false));

    private List<BsonDocument> Once(string collection, List<BsonDocument> found)
    {
        for (var i = 0; i < found.Count; i++)
        {
            var key = (collection, found[i]["_id"]);
            if (!_read.TryAdd(key, found[i]))
            {
                found[i] = _read[key];
            }
        }

        return found;
    }
}
