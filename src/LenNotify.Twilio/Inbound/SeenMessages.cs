namespace LenNotify;

/// <summary>The inbound messages that were dealt with lately: what comes again, from Twilio or from who recorded it, changes nothing.</summary>
internal sealed class SeenMessages
{
    private const int Most = 10_000;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    internal bool Has(string sid)
    {
        lock (_gate)
        {
            return _seen.Contains(sid);
        }
    }

    internal void Add(string sid)
    {
        lock (_gate)
        {
            if (_seen.Add(sid))
            {
                _order.Enqueue(sid);
            }

            if (_order.Count > Most)
            {
                _seen.Remove(_order.Dequeue());
            }
        }
    }
}
