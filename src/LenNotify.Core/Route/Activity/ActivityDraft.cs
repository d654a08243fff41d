using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Collects the changes of one decision or start and makes the next value, without what is over by then. Arrays are those of
/// the value before until they change: most changes are one entry of one of them.
/// </summary>
internal sealed class ActivityDraft(EngineSettings settings, UserActivity from, long now)
{
    // What another engine recorded was measured by its limits: then no shortcut is taken on the result either.
    private readonly EngineSettings? _measuredBy = from.IsEmpty || from.IsMeasuredBy(settings) ? settings : null;
    private CapWindow[] _caps = Living(from.Caps, now);
    private OpenGroup[] _groups = Living(from.Groups, now);

    internal void Start(ulong key, in CompiledThrottle cap, Start start)
    {
        var at = Find(key);
        Put(at, (at < 0 ? new CapWindow(key, 0, 0, []) : _caps[at]).With(cap, start));
    }

    /// <summary>As <see cref="Start"/>, unless one of the delivery's notifications started it before.</summary>
    internal void StartOnce(ulong key, in CompiledThrottle cap, ReadOnlySpan<CompiledNotification> members, Start start)
    {
        var at = Find(key);
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
        var at = Find(key);
        if (at < 0 || !cap.Exists)
        {
            return;
        }

        var less = _caps[at].Without(cap, start);
        _caps = less.Starts.Length == 0 ? [.. _caps[..at], .. _caps[(at + 1)..]] : With(_caps, at, less);
    }

    /// <summary>A place a step behind the last one under this key, or now.</summary>
    internal long Turn(ulong key, long step)
    {
        var at = Find(key);
        var turn = at < 0 ? now : Math.Max(now, _caps[at].Starts[0].At + step);
        Put(at, new CapWindow(key, turn + step, 0, [new Start(turn, 0)]));
        return turn;
    }

    /// <summary>Notes an instant under this key until it is forgotten.</summary>
    internal void Remember(ulong key, long at, long until) => Put(Find(key), new CapWindow(key, until, 0, [new Start(at, 0)]));

    internal void Join(ulong key, long window)
    {
        var at = _groups.Length - 1;
        while (at >= 0 && _groups[at].Key != key)
        {
            at--;
        }

        var group = at < 0 ? new OpenGroup(key, now, now + window, 1) : _groups[at] with { Count = _groups[at].Count + 1 };
        if (at < 0 && _groups.Length >= UserActivity.MostKeys)
        {
            _groups = Without(_groups, _groups.MinBy(g => g.Closes));
        }

        _groups = With(_groups, at, group);
    }

    internal UserActivity Done() => new(_caps, _groups, _measuredBy);

    private int Find(ulong key)
    {
        for (var i = 0; i < _caps.Length; i++)
        {
            if (_caps[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    private void Put(int at, CapWindow cap)
    {
        if (at < 0 && _caps.Length >= UserActivity.MostKeys)
        {
            _caps = Without(_caps, _caps.MinBy(c => settings.IsLasting(c.Key) ? long.MaxValue : c.Expires));
        }

        _caps = With(_caps, at, cap);
    }

    private static CapWindow[] Living(CapWindow[] all, long now)
    {
        var living = 0;
        foreach (ref readonly var cap in all.AsSpan())
        {
            living += cap.Expires > now ? 1 : 0;
        }

        return living == all.Length ? all : Rest(all, now);
    }

    private static OpenGroup[] Living(OpenGroup[] all, long now)
    {
        var living = 0;
        foreach (ref readonly var group in all.AsSpan())
        {
            living += group.Closes > now ? 1 : 0;
        }

        return living == all.Length ? all : Rest(all, now);
    }

    // By themselves: a closure would be made whether anything is over or not.
    private static CapWindow[] Rest(CapWindow[] all, long now) => Array.FindAll(all, cap => cap.Expires > now);

    private static OpenGroup[] Rest(OpenGroup[] all, long now) => Array.FindAll(all, group => group.Closes > now);

    private static T[] With<T>(T[] all, int at, T item)
    {
        var next = new T[at < 0 ? all.Length + 1 : all.Length];
        all.CopyTo(next, 0);
        next[at < 0 ? all.Length : at] = item;
        return next;
    }

    private static T[] Without<T>(T[] all, T item)
        where T : struct, IEquatable<T> => Array.FindAll(all, one => !one.Equals(item));
}
