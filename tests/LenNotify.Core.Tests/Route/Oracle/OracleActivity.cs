namespace LenNotify.Core.Tests;

/// <summary>What a person's caps, groups and repeats remember, as plain lists.</summary>
internal sealed class OracleActivity
{
    internal const string UserCap = "user";

    private const int MostRepeats = 20;

    private readonly Dictionary<string, List<OracleStart>> _starts = [];
    private readonly Dictionary<string, OracleGroup> _groups = [];
    private readonly Dictionary<string, List<DateTimeOffset>> _shown = [];

    internal static string TypeCap(Notification notification) => $"type {notification.Type} {notification.ThrottleKey}";

    internal static string ChannelCap(ChannelPolicy channel) => $"channel {channel.Name}";

    internal IReadOnlyList<OracleStart> Starts(string cap) => _starts.GetValueOrDefault(cap, []);

    internal IReadOnlyList<DateTimeOffset> Shown(string repeatKey) => _shown.GetValueOrDefault(repeatKey, []);

    internal OracleGroup? OpenGroup(string key, DateTimeOffset now, TimeSpan window) =>
        _groups.TryGetValue(key, out var group) && now < group.First + window ? group : null;

    /// <summary>An item was appended: what the inbox lists joins its group and repeats, and a toast is a start at once.</summary>
    internal void Record(OracleCase c, Guid id, OracleDecision decision)
    {
        if (!decision.Listed)
        {
            return;
        }

        if (c.Notification.GroupKey is { } group)
        {
            _groups[group] = OpenGroup(group, c.Now, c.Host.GroupWindow) is { } open ? open with { Count = open.Count + 1 } : new(c.Now, 1);
        }

        if (c.Notification.RepeatKey is { } repeat)
        {
            Keep(_shown, repeat, c.Now, MostRepeats);
        }

        var inApp = c.Host.Channels.ToList().FindIndex(channel => channel.Name == ChannelNames.InApp);
        if (inApp >= 0 && decision.Channels[inApp].Answer is { Verdict: Verdict.Deliver, Silent: false })
        {
            Start(c.Host, c.Host.Channels[inApp], decision.Priority, c.Now, [(id, c)]);
        }
    }

    /// <summary>The first attempt of a delivery: the channel's cap takes one, the others unless a member holds one already.</summary>
    internal void Start(
        RoutingOptions host, ChannelPolicy channel, Priority priority, DateTimeOffset now, IReadOnlyList<(Guid Id, OracleCase Case)> members)
    {
        var all = members.Select(member => member.Id).ToHashSet();
        var start = new OracleStart(now, new HashSet<Guid> { members[0].Id });
        if (channel.Throttle is { } own)
        {
            Keep(_starts, ChannelCap(channel), start, own.Limit);
        }

        foreach (var key in members.Where(m => m.Case.Type.Throttle is not null).DistinctBy(m => TypeCap(m.Case.Notification)))
        {
            TakeOnce(TypeCap(key.Case.Notification), key.Case.Type.Throttle!, start with { Of = new HashSet<Guid> { key.Id } }, all);
        }

        if (host.PerUser is { } perUser && priority != Priority.Critical)
        {
            TakeOnce(UserCap, perUser, start, all);
        }
    }

    private void TakeOnce(string cap, Throttle throttle, OracleStart start, IReadOnlySet<Guid> all)
    {
        var held = Starts(cap).Any(earlier => earlier.At + throttle.Per > start.At && earlier.Of.Overlaps(all));
        if (!held)
        {
            Keep(_starts, cap, start, throttle.Limit);
        }
    }

    private static void Keep<T>(Dictionary<string, List<T>> all, string key, T item, int most)
    {
        var list = all.TryGetValue(key, out var existing) ? existing : all[key] = [];
        list.Add(item);
        if (list.Count > most)
        {
            list.RemoveAt(0);
        }
    }
}
