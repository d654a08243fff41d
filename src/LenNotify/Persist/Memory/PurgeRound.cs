namespace LenNotify;

/// <summary>
/// Whom a purge looks at next: the first of many small ones must not look at everybody again and again. Used by one purge
/// at a time.
/// </summary>
internal sealed class PurgeRound(MemoryState state)
{
    private Person[] _people = [];
    private int _next;

    /// <summary>Everybody at least once, beginning after whom the last purge stopped at.</summary>
    public IEnumerable<Person> Next()
    {
        for (var isWhole = false; !isWhole;)
        {
            isWhole = _next == _people.Length;
            (_people, _next) = isWhole ? ([.. state.People], 0) : (_people, _next);
            while (_next < _people.Length)
            {
                yield return _people[_next++];
            }

            (_people, _next) = ([], 0);
        }
    }
}
