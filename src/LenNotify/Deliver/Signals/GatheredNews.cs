namespace LenNotify;

/// <summary>What is to be told of inboxes with the next signal: of each person once, and of so many that it is not worth naming them, no names.</summary>
internal sealed class GatheredNews
{
    // More than one commit of publications has; a large audience's chunks have more.
    private const int Most = 1_000;

    private readonly Lock _gate = new();
    private Dictionary<ulong, InboxNews> _people = [];
    private bool _nameless;

    /// <summary>Somebody's inbox changed.</summary>
    internal void Add(InboxNews news)
    {
        lock (_gate)
        {
            if (_nameless || (_people.Count >= Most && !_people.ContainsKey(news.Person)))
            {
                AddNameless();
                return;
            }

            _people[news.Person] = _people.TryGetValue(news.Person, out var known) ? known.With(news) : news;
        }
    }

    /// <summary>Inboxes changed.</summary>
    internal void AddNameless()
    {
        lock (_gate)
        {
            _nameless = true;
            _people.Clear();
        }
    }

    /// <summary>Whether there is anything to tell.</summary>
    internal bool Any
    {
        get
        {
            lock (_gate)
            {
                return _nameless || _people.Count > 0;
            }
        }
    }

    /// <summary>The topics that tell it, which then are told.</summary>
    internal IEnumerable<string> Take()
    {
        Dictionary<ulong, InboxNews> people;
        lock (_gate)
        {
            if (_nameless)
            {
                _nameless = false;
                return [InboxTopics.Nameless];
            }

            (people, _people) = (_people, []);
        }

        return InboxTopics.Write(people.Values);
    }
}
