using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What is to be told with the next signal: each topic once, of inboxes each person once, and of so many people that it is not worth
/// naming them, no names.
/// </summary>
internal sealed class GatheredNews
{
    // More than one commit of publications has; a large audience's chunks have more.
    private const int Most = 1_000;

    private readonly Lock _gate = new();
    private HashSet<string> _topics = new(StringComparer.Ordinal);
    private Dictionary<ulong, InboxNews> _people = [];
    private bool _nameless;

    /// <summary>There is something to do on a topic.</summary>
    internal void Add(string topic)
    {
        lock (_gate)
        {
            _topics.Add(topic);
        }
    }

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

    /// <summary>An append was stored: inboxes changed, and something may be due on channels.</summary>
    internal void Add(AppendResult stored, DateTimeOffset now)
    {
        for (var i = 0; i < stored.Users.Count; i++)
        {
            var user = stored.Users[i];
            for (var d = 0; d < user.Routed.Deliveries.Count; d++)
            {
                if (user.Routed.Deliveries[d].DueAt <= now)
                {
                    Add(user.Routed.Deliveries[d].Channel);
                }
            }

            if (user.Sequence > 0)
            {
                Add(new InboxNews(InboxNews.PersonOf(user.UserId), user.Sequence, 0));
            }
        }
    }

    /// <summary>Whether there is anything to tell.</summary>
    internal bool Any
    {
        get
        {
            lock (_gate)
            {
                return _nameless || _people.Count > 0 || _topics.Count > 0;
            }
        }
    }

    /// <summary>The topics that tell it, which then are told.</summary>
    internal IReadOnlyList<string> Take()
    {
        HashSet<string> topics;
        Dictionary<ulong, InboxNews> people;
        bool nameless;
        lock (_gate)
        {
            (topics, people, nameless) = (_topics, _people, _nameless);
            (_topics, _people, _nameless) = (new HashSet<string>(StringComparer.Ordinal), [], false);
        }

        return [.. topics, .. nameless ? [InboxTopics.Nameless] : InboxTopics.Write(people.Values)];
    }
}
