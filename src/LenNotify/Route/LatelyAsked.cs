using System.Collections.Concurrent;

namespace LenNotify;

/// <summary>
/// Who will soon have to be compared with the store again. Whoever is written to now is mostly written to again a moment
/// later; so when one of them must be compared, those whose turn comes next go along, and a second's worth of people costs a
/// few reads instead of one for each.
/// </summary>
internal sealed class LatelyAsked
{
    private const int MostKept = 10_000;
    private const int MostAlong = 500;
    private readonly ConcurrentQueue<RecipientEntry> _compared = new();

    /// <summary>Remembers that a person was compared now.</summary>
    internal void Compared(RecipientEntry entry)
    {
        _compared.Enqueue(entry);
        while (_compared.Count > MostKept && _compared.TryDequeue(out _))
        {
        }
    }

    /// <summary>Forgets everybody; who is not remembered is compared alone.</summary>
    internal void Clear() => _compared.Clear();

    /// <summary>
    /// Takes out who was last compared in this span and asked for since, or regularly before. Whoever was not may still be, until the span has passed.
    /// </summary>
    internal IEnumerable<RecipientEntry> Between(DateTimeOffset from, DateTimeOffset to)
    {
        for (var looked = 0; looked < MostAlong && _compared.TryPeek(out var first) && first.CheckedAt <= to && _compared.TryDequeue(out var entry); looked++)
        {
            if (entry.Asked || entry.Rounds > 0)
            {
                yield return entry;
            }
            else if (entry.CheckedAt > from)
            {
                _compared.Enqueue(entry);
            }
        }
    }
}
