using LenNotify.Storage;

namespace LenNotify;

/// <summary>How deliveries ended, on the way into the store: those that wait to be written, and those in the one write under way.</summary>
internal sealed class Endings
{
    private readonly List<Completion> _waiting = [];
    private readonly HashSet<Guid> _settled = [];
    private IReadOnlyList<Completion>? _writing;
    private DateTimeOffset _backAt = DateTimeOffset.MaxValue;

    /// <summary>Nothing waits and nothing is being written.</summary>
    internal bool IsEmpty => _writing is null && _waiting.Count == 0;

    /// <summary>Something waits, and no write is under way.</summary>
    internal bool CanWrite => _writing is null && _waiting.Count > 0;

    /// <summary>How many wait.</summary>
    internal int Waiting => _waiting.Count;

    /// <summary>
    /// Whether the delivery's end is known here and a claim has overtaken it. What is being put back does not count: once that
    /// is in the store, a claim that returns it is a new start.
    /// </summary>
    internal bool Settles(Guid id) => _settled.Contains(id);

    internal void Add(Completion completion)
    {
        _waiting.Add(completion);
        _settled.Add(completion.DeliveryId);
    }

    /// <summary>The next to write; then <see cref="Written"/> or <see cref="NotWritten"/> is to be called.</summary>
    internal IReadOnlyList<Completion> Take(int most, DateTimeOffset now)
    {
        var taken = _waiting.GetRange(0, Math.Min(_waiting.Count, most));
        _waiting.RemoveRange(0, taken.Count);
        _backAt = DateTimeOffset.MaxValue;
        foreach (var completion in taken)
        {
            if (IsFinal(completion))
            {
                continue;
            }

            // What goes back into the queue can be claimed once that is written, not before.
            var back = completion.At ?? now;
            _backAt = back < _backAt ? back : _backAt;
            _settled.Remove(completion.DeliveryId);
        }

        _writing = taken;
        return taken;
    }

    /// <summary>They are in the store; answers when the first of them that was put back can be claimed.</summary>
    internal DateTimeOffset Written()
    {
        foreach (var completion in _writing ?? [])
        {
            if (IsFinal(completion))
            {
                _settled.Remove(completion.DeliveryId);
            }
        }

        _writing = null;
        return _backAt;
    }

    /// <summary>Whether they are in the store is not known. They are written again, but for what has started anew since.</summary>
    internal void NotWritten(IReadOnlyList<Completion> completions, IReadOnlyDictionary<Guid, ClaimedDelivery> underWay)
    {
        _writing = null;
        _waiting.InsertRange(0, completions.Where(completion => !underWay.ContainsKey(completion.DeliveryId)));
        foreach (var completion in _waiting)
        {
            _settled.Add(completion.DeliveryId);
        }
    }

    private static bool IsFinal(Completion completion) => completion.State is CompletionState.Delivered or CompletionState.Dead;
}
