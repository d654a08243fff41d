using LenNotify.Storage;

namespace LenNotify.Benchmarks.Routing;

/// <summary>The world as the floor sees it. Making it is not timed.</summary>
internal sealed class FlatSide
{
    private readonly Dictionary<string, int> _values = [];
    private readonly long _now = World.Now.UtcTicks;

    internal FlatSide(World world, EngineSide engine)
    {
        foreach (var value in world.People.SelectMany(p => p.Document.Filters.Values).SelectMany(v => v)
            .Concat(world.Published.SelectMany(n => n.Attributes.Values)))
        {
            _values.TryAdd(value, _values.Count);
        }

        Layout = new FlatLayout((World.Types + 63) / 64);
        ChannelsByPriority = engine.People[0].Details.Settings.ChannelsByPriority;
        Inbox = engine.People[0].Details.Settings.Inbox;
        GroupThreshold = world.Options.GroupThreshold;
        Users = [.. Enumerable.Range(0, World.Users).Select(i => UserOf(world, world.People[i].Document, engine.People[i], engine.Activities[i]))];
        Notifications = [.. engine.Notifications.Select(NotificationOf)];
    }

    internal FlatLayout Layout { get; }

    internal ulong[] ChannelsByPriority { get; }

    internal int Inbox { get; }

    internal int GroupThreshold { get; }

    internal FlatUser[] Users { get; }

    internal FlatNotification[] Notifications { get; }

    internal bool Decide(int notification, int user, Span<FlatDecision> decisions) =>
        Floor.Decide(Layout, in Notifications[notification], in Users[user], ChannelsByPriority, Inbox, GroupThreshold, _now, decisions);

    private FlatNotification NotificationOf(CompiledNotification n) => new()
    {
        Type = TypeId(n.Source.Type),
        TypeWord = TypeId(n.Source.Type) / 64,
        TypeBit = 1UL << (TypeId(n.Source.Type) % 64),
        Rank = n.Rank,
        CarriesConfidence = n.Type.CarriesConfidence,
        Confidence = n.Confidence,
        Priority = (int)n.Priority,
        Attributes = [.. n.Source.Attributes.Select(a => (0, _values[a.Value]))],
        HasHostChannels = n.HostRule.HasChannels,
        HostChannels = n.HostRule.Channels,
        Throttle = n.Type.Throttle is null ? -1 : TypeId(n.Source.Type),
        PassesQuiet = n.PassesQuietHours,
        Group = n.Source.GroupKey is null ? -1 : 0,
        ExpiresAt = n.ExpiresAt,
    };

    private FlatUser UserOf(World world, Preferences document, CompiledPreferences compiled, UserActivity activity)
    {
        var user = new FlatUser
        {
            OptedOut = compiled.Details.OptedOut,
            Reachable = compiled.Details.Reachable,
            Reach = [.. Enumerable.Range(0, world.Options.Channels.Count).Select(i => (byte)compiled.ReachOf(i))],
            Bits = new ulong[Layout.Values + ((_values.Count + 63) / 64)],
            Threshold = document.ConfidenceThreshold,
            ChannelsByPriority = compiled.Details.ChannelsByPriority?.Select(c => c ?? 0).ToArray(),
            KeepToInbox = document.QuietHours.KeepToInbox,
            HourUntil = compiled.Calendar.At(Frequency.Hourly, _now).Until,
            DayUntil = compiled.Calendar.At(Frequency.Daily, _now).Until,
            UserFree = FreeAt(activity, EngineSettings.UserCapKey, compiled.Details.Settings.PerUser) ?? 0,
            Throttles = Throttles(world, activity),
            Groups = activity.Groups.Length == 0 ? null : [(0, activity.Groups[0].Count, activity.Groups[0].Closes)],
        };
        var channels = compiled.Details.Settings.ChannelKeys.Select((key, i) => FreeAt(activity, key, compiled.Details.Settings.ChannelCaps[i])).ToArray();
        user.ChannelsFree = Array.TrueForAll(channels, c => c is null) ? null : [.. channels.Select(c => c ?? 0)];
        user.Left = Left(document, compiled.Details.Settings);
        for (var i = 0; i < World.Types; i++)
        {
            SetType(user.Bits, world.Options.Types[i], document.Types.GetValueOrDefault(world.Options.Types[i].Name), i);
        }

        foreach (var allowed in document.Filters.Values.Where(v => v.Count > 0))
        {
            user.Bits[Layout.Keys] |= 1;
            foreach (var value in allowed)
            {
                user.Bits[Layout.Values + (_values[value] >> 6)] |= 1UL << (_values[value] & 63);
            }
        }

        if (compiled.Calendar.Quiet?.At(_now) is { Quiet: true } segment)
        {
            (user.HasQuiet, user.QuietFrom, user.QuietUntil) = (true, segment.From, segment.Until);
        }

        return user;
    }

    private void SetType(ulong[] bits, NotificationType host, TypePreference? choice, int id)
    {
        void Set(int set, bool on) => bits[set + (id / 64)] |= on ? 1UL << (id % 64) : 0;

        var frequency = choice?.Frequency ?? host.Frequency;
        Set(Layout.Off, choice is { Enabled: false });
        Set(Layout.HighOnly, choice is { HighPriorityOnly: true });
        Set(Layout.Hourly, frequency == Frequency.Hourly);
        Set(Layout.Daily, frequency == Frequency.Daily);
        for (var rank = 0; rank < FlatLayout.Ranks; rank++)
        {
            Set(Layout.Below(rank), rank < TypeRule.Rank(choice?.MinimumSeverity ?? host.MinimumSeverity));
        }
    }

    private static (int Type, ulong Channels)[]? Left(Preferences document, EngineSettings settings)
    {
        var left = document.Types.Where(t => t.Value.LeftChannels.Count > 0).Select(t => (TypeId(t.Key), settings.Mask(t.Value.LeftChannels))).ToArray();
        return left.Length == 0 ? null : left;
    }

    private (int Key, long Free)[]? Throttles(World world, UserActivity activity)
    {
        var found = world.Options.Types
            .Select(type => (TypeId(type.Name), FreeAt(activity, StableHash.Of("type", $"{type.Name}\nkey"), CompiledThrottle.Of(type.Throttle))))
            .Where(t => t.Item2 is not null)
            .Select(t => (t.Item1, t.Item2!.Value))
            .ToArray();
        return found.Length == 0 ? null : found;
    }

    private long? FreeAt(UserActivity activity, ulong key, CompiledThrottle cap) =>
        cap.Exists && activity.TryFindCap(key, out var window) ? window.FreeAt(cap, _now) : null;

    private static int TypeId(string name) => int.Parse(name.AsSpan("type_".Length), System.Globalization.CultureInfo.InvariantCulture);
}
