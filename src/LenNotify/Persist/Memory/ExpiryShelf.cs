namespace LenNotify;

/// <summary>Items that will expire, and the deliveries that carry them, by instant.</summary>
internal sealed class ExpiryShelf
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(StoredItem Item, MemoryDelivery[] Rows), long> _items = new();

    /// <summary>Puts an item in.</summary>
    public void Add(StoredItem item, MemoryDelivery[] rows)
    {
        lock (_gate)
        {
            _items.Enqueue((item, rows), item.Notification.ExpiresAt!.Value.UtcTicks);
        }
    }

    /// <summary>Forgets items that are gone: the shelf alone would keep them until they expire.</summary>
    public void Sweep()
    {
        lock (_gate)
        {
            var left = _items.UnorderedItems.Where(one => !one.Element.Item.Gone).ToArray();
            if (left.Length < _items.Count)
            {
                _items.Clear();
                _items.EnqueueRange(left);
            }
        }
    }

    /// <summary>Takes the next that expired; false when there is none.</summary>
    public bool TryTake(DateTimeOffset now, out (StoredItem Item, MemoryDelivery[] Rows) expired)
    {
        lock (_gate)
        {
            if (_items.TryPeek(out expired, out var at) && at <= now.UtcTicks)
            {
                _items.Dequeue();
                return true;
            }

            return false;
        }
    }
}
