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
    private const int MostPassed = 1_000;
    private const int Worth = 32;

    private readonly Lock _gate = new();
    private readonly List<List<IntakeItem>> _writing = [];

    // As many lists as ever were written at once, to be filled again.
    private readonly Stack<List<IntakeItem>> _lists = new();
    private IntakeItem? _first;
    private IntakeItem? _last;
    private int _waiting;
    private int _worth = Worth;
    private bool _beginning;

    /// <summary>True where whoever offers it is to begin a write.</summary>
    internal bool Offer(IntakeItem item)
    {
        lock (_gate)
        {
            (_first, _last) = (_first ?? item, _last is null ? item : _last.Next = item);
            _waiting++;
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

    /// <summary>A batch is written, and its list is the queue's again; what its writer is to write next, if anything.</summary>
    internal List<IntakeItem>? Next(List<IntakeItem> written)
    {
        lock (_gate)
        {
            _writing.Remove(written);
            written.Clear();
            _lists.Push(written);
            _worth = Worth;
            return Take();
        }
    }

    private bool MayBegin() => _waiting > 0 && (_writing.Count == 0 || (_writing.Count < mostWrites && _waiting >= _worth));

    private List<IntakeItem>? Take()
    {
        if (!MayBegin())
        {
            return null;
        }

        var batch = _lists.TryPop(out var list) ? list : [];
        var concerned = _writing.Count == 0 ? null : new HashSet<string>(_writing.SelectMany(other => other).SelectMany(item => item.Request.UserIds), StringComparer.Ordinal);
        var (rows, passedRows) = (0, 0);
        IntakeItem? passed = null;
        for (var item = _first; item is not null && batch.Count < MostInBatch && rows < MostRows && passedRows < MostPassed;)
        {
            var next = item.Next;
            if (concerned is null || !concerned.Overlaps(item.Request.UserIds))
            {
                batch.Add(item);
                rows += item.Request.UserIds.Count;
                Remove(item, passed);
            }
            else
            {
                // Publishers wait for this look: it goes by no more people than a batch may have.
                concerned.UnionWith(item.Request.UserIds);
                passedRows += item.Request.UserIds.Count;
                passed = item;
            }

            item = next;
        }

        if (batch.Count == 0)
        {
            // All of it is for people of the other write: before more has come there is no use in looking again.
            _lists.Push(batch);
            _worth = _waiting + Worth;
            return null;
        }

        _writing.Add(batch);
        return batch;
    }

    private void Remove(IntakeItem item, IntakeItem? before)
    {
        if (before is null)
        {
            _first = item.Next;
        }
        else
        {
            before.Next = item.Next;
        }

        _last = item == _last ? before : _last;
        item.Next = null;
        _waiting--;
    }
}
