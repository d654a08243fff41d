namespace LenNotify;

/// <summary>
/// Rows by a number, and then by id; four children to a node, so that fewer lines of memory are touched. Each row knows its
/// place: taking one out of the middle needs no search, and nothing stale is left behind.
/// </summary>
internal sealed class RowHeap
{
    private const int Children = 4;

    private (long By, MemoryDelivery Row)[] _rows = new (long, MemoryDelivery)[Children];
    private int _count;

    /// <summary>The rows, in no order.</summary>
    public ReadOnlySpan<(long By, MemoryDelivery Row)> Rows => _rows.AsSpan(0, _count);

    /// <summary>The first row, or null.</summary>
    public MemoryDelivery? First => _count == 0 ? null : _rows[0].Row;

    /// <summary>What the first row is sorted by; the greatest number when there is none.</summary>
    public long FirstBy => _count == 0 ? long.MaxValue : _rows[0].By;

    /// <summary>Puts a row in.</summary>
    public void Add(MemoryDelivery row, long by)
    {
        if (_count == _rows.Length)
        {
            Array.Resize(ref _rows, _count * 2);
        }

        Rise(_count++, (by, row));
    }

    /// <summary>Takes a row out.</summary>
    public void Remove(MemoryDelivery row)
    {
        var index = row.HeapIndex;
        var last = _rows[--_count];
        _rows[_count] = default;
        if (index < _count)
        {
            Sink(index, last);
            if (_rows[index].Row == last.Row)
            {
                Rise(index, last);
            }
        }

        if (_rows.Length > 1024 && _count < _rows.Length / 4)
        {
            Array.Resize(ref _rows, _rows.Length / 2);
        }
    }

    private static bool IsBefore(in (long By, MemoryDelivery Row) left, in (long By, MemoryDelivery Row) right) =>
        left.By != right.By ? left.By < right.By : left.Row.Id.CompareTo(right.Row.Id) < 0;

    private void Rise(int index, (long By, MemoryDelivery Row) entry)
    {
        while (index > 0)
        {
            var parent = (index - 1) / Children;
            if (!IsBefore(entry, _rows[parent]))
            {
                break;
            }

            Set(index, _rows[parent]);
            index = parent;
        }

        Set(index, entry);
    }

    private void Sink(int index, (long By, MemoryDelivery Row) entry)
    {
        while (true)
        {
            var child = (index * Children) + 1;
            if (child >= _count)
            {
                break;
            }

            var end = Math.Min(child + Children, _count);
            var least = child;
            for (child++; child < end; child++)
            {
                least = IsBefore(_rows[child], _rows[least]) ? child : least;
            }

            if (!IsBefore(_rows[least], entry))
            {
                break;
            }

            Set(index, _rows[least]);
            index = least;
        }

        Set(index, entry);
    }

    private void Set(int index, (long By, MemoryDelivery Row) entry)
    {
        _rows[index] = entry;
        entry.Row.HeapIndex = index;
    }
}
