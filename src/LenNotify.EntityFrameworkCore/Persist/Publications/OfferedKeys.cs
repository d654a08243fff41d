using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// New publications of one batch, each key once: what is offered twice in a batch is a repeat like any other. After the
/// insert it knows the first of every key.
/// </summary>
/// <param name="most">How many are offered.</param>
internal sealed class OfferedKeys(int most)
{
    private readonly Dictionary<(string, string), Publication> _byKey = new(most);
    private readonly Dictionary<Guid, Publication> _byId = new(most);
    private readonly HashSet<Guid> _won = [];
    private readonly Dictionary<(string, string), First> _firstByKey = [];
    private readonly Dictionary<Guid, First> _firstById = [];

    /// <summary>The stored publication that holds a key or an id.</summary>
    public sealed record First(Guid Id, string Producer, string DedupeKey, byte[] BodyHash);

    /// <summary>Offers one; false when the batch has its key or id already.</summary>
    public bool Offer(Publication publication) =>
        !_byId.ContainsKey(publication.Id)
        && _byKey.TryAdd((publication.Producer, publication.DedupeKey), publication)
        && _byId.TryAdd(publication.Id, publication);

    /// <summary>Takes in which of the offered were stored.</summary>
    public void Stored(IEnumerable<Guid> ids)
    {
        foreach (var publication in ids.Select(id => _byId[id]))
        {
            _won.Add(publication.Id);
            Know(new First(publication.Id, publication.Producer, publication.DedupeKey, publication.BodyHash.ToArray()));
        }
    }

    /// <summary>Whether the publication that was offered under this id was stored now.</summary>
    public bool Won(Guid id) => _won.Contains(id);

    /// <summary>Takes in the stored publications that were there before.</summary>
    public void Know(First first)
    {
        _firstByKey[(first.Producer, first.DedupeKey)] = first;
        _firstById[first.Id] = first;
    }

    /// <summary>What the answer for a publication that did not win is.</summary>
    public AcceptanceResult Answer(Publication publication)
    {
        var first = _firstByKey.GetValueOrDefault((publication.Producer, publication.DedupeKey)) ?? _firstById[publication.Id];
        var same = publication.BodyHash.Span.SequenceEqual(first.BodyHash);
        return new AcceptanceResult(same ? Acceptance.Same : Acceptance.Conflict, first.Id);
    }
}
