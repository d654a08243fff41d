namespace LenNotify;

/// <summary>
/// What waits for the store, and what is being written. A second write begins beside the first where the store gains by it and enough
/// wait to be worth a commit of their own, but with nobody whom the first concerns: it would wait there for the same row. What
/// somebody's publications wait for, the later ones wait for too, so that each person's stay in order.
/// </summary>
internal sealed class IntakeQueue(int mostWrites)
{
    private const int MostInBatch = 200;
    private const int MostRows = 1_000;
    private const int MostLookedAt = 400;
    private const int Worth = 32;

    private readonly Lock _gate = new();
    private readonly LinkedList<IntakeItem> _waiting = new();
    private readonly List<List<IntakeItem>> _writing = [];
    private bool _beginning;
    private int _worth = Worth;

    /// <summary>True where whoever offers it is to begin a write.</summary>
    internal bool Offer(IntakeItem item)
    {
        lock (_gate)
        {
            _waiting.AddLast(item);
            return !_beginning && (_beginning = MayBegin());
        }
    }

    /// <summary>What whoever was to begin a write begins with: all that came until now. Null when others have taken it.</summary>
    internal List<IntakeItem>? Begin()
    {
        lock (_gate)
        {
            _beginning = false;
            return Take();
        }
    }

    /// <summary>A batch is written; what its writer is to write next, if anything.</summary>
    internal List<IntakeItem>? Next(List<IntakeItem> written)
    {
        lock (_gate)
        {
            _writing.Remove(written);
            _worth = Worth;
            return Take();
        }
    }

    private bool MayBegin() => _waiting.Count > 0 && (_writing.Count == 0 || (_writing.Count < mostWrites && _waiting.Count >= _worth));

    private List<IntakeItem>? Take()
    {
        if (!MayBegin())
        {
            return null;
        }

        var batch = new List<IntakeItem>();
        var concerned = _writing.Count == 0 ? null : new HashSet<string>(_writing.SelectMany(other => other).SelectMany(item => item.Request.UserIds), StringComparer.Ordinal);
        var (rows, lookedAt) = (0, 0);
        for (var node = _waiting.First; node is not null && batch.Count < MostInBatch && rows < MostRows && lookedAt < MostLookedAt; lookedAt++)
        {
            var (item, next) = (node.Value, node.Next);
            if (concerned is null || !concerned.Overlaps(item.Request.UserIds))
            {
                batch.Add(item);
                rows += item.Request.UserIds.Count;
                _waiting.Remove(node);
            }
            else
            {
                concerned.UnionWith(item.Request.UserIds);
            }

            node = next;
        }

        if (batch.Count == 0)
        {
            // All of it is for people of the other write: before more has come there is no use in looking again.
            _worth = _waiting.Count + Worth;
            return null;
        }

        _writing.Add(batch);
        return batch;
    }
}
