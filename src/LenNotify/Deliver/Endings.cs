using LenNotify.Storage;

namespace LenNotify;

/// <summary>How deliveries ended, on the way into the store: those that wait to be written, and those in the one write under way.</summary>
internal sealed class Endings
{
    // So long a claim or a write may take from here into the store.
    private static readonly TimeSpan MostOnTheWay = TimeSpan.FromSeconds(2);
    private readonly List<Ending> _waiting = [];
    private readonly HashSet<Guid> _settled = [];
    private List<Ending>? _writing;
    private DateTimeOffset _waitingHeldUntil = DateTimeOffset.MaxValue;
    private DateTimeOffset _writingHeldUntil = DateTimeOffset.MaxValue;
    private DateTimeOffset _backAt = DateTimeOffset.MaxValue;

    private readonly record struct Ending(Completion Completion, DateTimeOffset LeaseUntil)
    {
        internal Guid Id => Completion.DeliveryId;

        internal bool IsFinal => Completion.State is CompletionState.Delivered or CompletionState.Dead;
    }

    /// <summary>Nothing waits and nothing is being written.</summary>
    internal bool IsEmpty => _writing is null && _waiting.Count == 0;

    /// <summary>How many wait.</summary>
    internal int Waiting => _waiting.Count;

    /// <summary>
    /// Whether something waits, and no write is under way. What is put back and is not held any more is not written beside a
    /// claim: if the claim took it first, it would be put back while it is sent.
    /// </summary>
    internal bool CanWrite(DateTimeOffset now, bool besideClaim) =>
        _writing is null && _waiting.Count > 0 && !(besideClaim && _waitingHeldUntil <= now + MostOnTheWay);

    /// <summary>Whether a claim may go beside the write under way, if there is one; see <see cref="CanWrite"/>.</summary>
    internal bool CanClaim(DateTimeOffset now) => _writing is null || _writingHeldUntil > now + MostOnTheWay;

    /// <summary>
    /// Whether the delivery's end is known here and a claim has overtaken it. What is being put back does not count: once that
    /// is in the store, a claim that returns it is a new start.
    /// </summary>
    internal bool Settles(Guid id) => _settled.Contains(id);

    /// <summary>One ended; the lease under which it started keeps claims away from it until then.</summary>
    internal void Add(Completion completion, DateTimeOffset leaseUntil)
    {
        var ending = new Ending(completion, leaseUntil);
        _waiting.Add(ending);
        _settled.Add(ending.Id);
        _waitingHeldUntil = Earlier(_waitingHeldUntil, HeldUntil(ending));
    }

    /// <summary>
    /// Puts back what may have started where nobody heard of it: otherwise it would lie until its lease ends. What did not start
    /// is not ours, and the store leaves it as it is.
    /// </summary>
    internal void GiveBack(IReadOnlyList<Guid> perhaps, ICollection<Guid> underWay)
    {
        foreach (var id in perhaps)
        {
            if (!underWay.Contains(id) && !Settles(id))
            {
                Add(new Completion(id, CompletionState.Released), DateTimeOffset.MinValue);
            }
        }
    }

    /// <summary>The next to write; then <see cref="Written"/> or <see cref="NotWritten"/> is to be called.</summary>
    internal IReadOnlyList<Completion> Take(int most, DateTimeOffset now)
    {
        _writing = _waiting.GetRange(0, Math.Min(_waiting.Count, most));
        _waiting.RemoveRange(0, _writing.Count);
        _backAt = DateTimeOffset.MaxValue;
        foreach (var ending in _writing)
        {
            if (ending.IsFinal)
            {
                continue;
            }

            // What goes back into the queue can be claimed once that is written, not before.
            _backAt = Earlier(_backAt, ending.Completion.At ?? now);
            _settled.Remove(ending.Id);
        }

        (_writingHeldUntil, _waitingHeldUntil) = (HeldUntil(_writing), HeldUntil(_waiting));
        return [.. _writing.Select(ending => ending.Completion)];
    }

    /// <summary>They are in the store; answers when the first of them that was put back can be claimed.</summary>
    internal DateTimeOffset Written()
    {
        foreach (var ending in _writing ?? [])
        {
            if (ending.IsFinal)
            {
                _settled.Remove(ending.Id);
            }
        }

        _writing = null;
        return _backAt;
    }

    /// <summary>Whether they are in the store is not known. They are written again, but for what has started anew since, or may have.</summary>
    internal void NotWritten(ICollection<Guid> underWay)
    {
        var since = _waiting.Select(ending => ending.Id).ToHashSet();
        _waiting.InsertRange(0, (_writing ?? []).Where(ending => !underWay.Contains(ending.Id) && !since.Contains(ending.Id)));
        _writing = null;
        _waitingHeldUntil = HeldUntil(_waiting);
        foreach (var ending in _waiting)
        {
            _settled.Add(ending.Id);
        }
    }

    private static DateTimeOffset HeldUntil(List<Ending> endings)
    {
        var until = DateTimeOffset.MaxValue;
        foreach (var ending in endings)
        {
            until = Earlier(until, HeldUntil(ending));
        }

        return until;
    }

    // What came to its end for good is known here, and is not sent again whoever claims it first.
    private static DateTimeOffset HeldUntil(Ending ending) => ending.IsFinal ? DateTimeOffset.MaxValue : ending.LeaseUntil;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
