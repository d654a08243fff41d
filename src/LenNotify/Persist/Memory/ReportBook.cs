using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What providers said, by their own reference: a word may come before our commit. What is under way is not kept: nothing
/// ever depends on it.
/// </summary>
internal sealed class ReportBook(Quota room)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Channel, string Reference), ReportedMessage> _messages = [];
    private readonly Queue<(MemoryDelivery Row, long At)> _delivered = new();

    /// <summary>Keeps a final word, if it is the first; answers with the delivery that it changes, or null.</summary>
    public MemoryDelivery? Keep(string channel, string reference, ProviderReport report, DateTimeOffset now)
    {
        if (report.Reached is null)
        {
            return null;
        }

        lock (_gate)
        {
            if (!_messages.TryGetValue((channel, reference), out var message))
            {
                room.Take(1);
                _messages.Add((channel, reference), message = new ReportedMessage(now.UtcTicks));
            }

            if (message.Final is not null)
            {
                return null;
            }

            message.Final = report;
            return message.Row;
        }
    }

    /// <summary>A provider took a delivery: answers with the final word that came before, or null.</summary>
    public ProviderReport? Attach(MemoryDelivery row, string reference)
    {
        lock (_gate)
        {
            Remove(row);
            row.Reference = reference;
            var key = (row.Queue.Channel, reference);
            if (!_messages.TryGetValue(key, out var message))
            {
                _messages.Add(key, message = new ReportedMessage(row.EndedAt));
            }
            else if (message.Row is null)
            {
                room.Give(1);
            }

            message.Row = row;
            _delivered.Enqueue((row, row.EndedAt));
            return message.Final;
        }
    }

    /// <summary>A delivery is no more.</summary>
    public void Detach(MemoryDelivery row)
    {
        if (row.Reference is null)
        {
            return;
        }

        lock (_gate)
        {
            Remove(row);
        }
    }

    /// <summary>Forgets words without a delivery that came before an instant; answers with a delivery that a provider took before it, or null.</summary>
    public MemoryDelivery? TakeOld(long before)
    {
        lock (_gate)
        {
            while (_delivered.TryPeek(out var oldest) && oldest.At < before)
            {
                _delivered.Dequeue();
                if (oldest.Row is { Fate: DeliveryFate.Delivered } row && row.EndedAt == oldest.At)
                {
                    return row;
                }
            }

            foreach (var (key, message) in _messages)
            {
                if (message.Row is null && message.Since < before)
                {
                    _messages.Remove(key);
                    room.Give(1);
                }
            }

            return null;
        }
    }

    /// <summary>Forgets deliveries that are no more: left to themselves they would be remembered until they are old.</summary>
    public void Sweep()
    {
        lock (_gate)
        {
            var left = _delivered.Where(one => one.Row.Fate == DeliveryFate.Delivered).ToArray();
            _delivered.Clear();
            foreach (var one in left)
            {
                _delivered.Enqueue(one);
            }
        }
    }

    private void Remove(MemoryDelivery row)
    {
        if (row.Reference is { } old && _messages.TryGetValue((row.Queue.Channel, old), out var message) && message.Row == row)
        {
            _messages.Remove((row.Queue.Channel, old));
        }
    }
}
