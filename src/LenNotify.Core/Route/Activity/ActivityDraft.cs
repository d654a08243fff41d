using LenNotify.Storage;

namespace LenNotify;

/// <summary>Collects the changes of one decision or start and makes the next value, without what is over by then.</summary>
internal sealed class ActivityDraft(EngineSettings settings, UserActivity from, long now)
{
    // What another engine recorded was measured by its limits: then no shortcut is taken on the result either.
    private readonly EngineSettings? _measuredBy = from.IsEmpty || from.IsMeasuredBy(settings) ? settings : null;
    private readonly List<CapWindow> _caps = Living(from.Caps, cap => cap.Expires > now);
    private readonly List<OpenGroup> _groups = Living(from.Groups, group => group.Closes > now);

    internal void Start(ulong key, in CompiledThrottle cap, Start start)
    {
        var at = _caps.FindIndex(c => c.Key == key);
        var window = (at < 0 ? new CapWindow(key, 0, 0, []) : _caps[at]).With(cap, start);
        Put(_caps, at, window, c => settings.IsLasting(c.Key) ? long.MaxValue : c.Expires);
    }

    /// <summary>As <see cref="Start"/>, unless one of the delivery's notifications started it before.</summary>
    internal void StartOnce(ulong key, in CompiledThrottle cap, ReadOnlySpan<CompiledNotification> members, Start start)
    {
        var at = _caps.FindIndex(c => c.Key == key);
        foreach (var member in members)
        {
            if (at >= 0 && _caps[at].Holds(member.Tag, cap, now))
            {
                return;
            }
        }

        Start(key, cap, start);
    }

    internal void Undo(ulong key, in CompiledThrottle cap, Start start)
    {
        var at = _caps.FindIndex(c => c.Key == key);
        if (at < 0 || !cap.Exists)
        {
            return;
        }

        _caps[at] = _caps[at].Without(cap, start);
        if (_caps[at].Starts.Length == 0)
        {
            _caps.RemoveAt(at);
        }
    }

    /// <summary>A place a step behind the last one under this key, or now.</summary>
    internal long Turn(ulong key, long step)
    {
        var at = _caps.FindIndex(c => c.Key == key);
        var turn = at < 0 ? now : Math.Max(now, _caps[at].Starts[0].At + step);
        Put(_caps, at, new CapWindow(key, turn + step, 0, [new Start(turn, 0)]), c => settings.IsLasting(c.Key) ? long.MaxValue : c.Expires);
        return turn;
    }

    internal void Join(ulong key, long window)
    {
        var at = _groups.FindIndex(g => g.Key == key);
        var group = at < 0 ? new OpenGroup(key, now, now + window, 1) : _groups[at] with { Count = _groups[at].Count + 1 };
        Put(_groups, at, group, g => g.Closes);
    }

    internal UserActivity Done() => new UserActivity([.. _caps], [.. _groups], _measuredBy);

    private static List<T> Living<T>(ReadOnlySpan<T> all, Predicate<T> lives)
    {
        var living = new List<T>(all.Length + 1);
        foreach (var item in all)
        {
            if (lives(item))
            {
                living.Add(item);
            }
        }

        return living;
    }

    private static void Put<T>(List<T> into, int at, T item, Func<T, long> ends)
    {
        if (at >= 0)
        {
            into[at] = item;
            return;
        }

        if (into.Count >= UserActivity.MostKeys)
        {
            into.Remove(into.MinBy(ends)!);
        }

        into.Add(item);
    }
}
