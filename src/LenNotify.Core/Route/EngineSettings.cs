using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>The options of one engine, worked out once.</summary>
internal sealed class EngineSettings
{
    /// <summary>How far a repeat count goes; a policy that asks for more would make activity values grow.</summary>
    internal const int MostRepeats = 20;

    internal static readonly ulong UserCapKey = StableHash.Of("user");

    // Types beyond these share the remaining bits.
    private const int MostAlone = 48;

    // Types that the host did not describe; names from outside must not fill the memory.
    private const int MostPlain = 256;

    // One bit is for CompiledPreferences.More.
    private const int TypeBits = 63;

    private readonly Dictionary<string, int> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (NotificationType Type, int At)> _types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, NotificationType> _plainTypes = new(StringComparer.Ordinal);
    private readonly int _alone;

    internal EngineSettings(RoutingOptions options, ITimeZones zones)
    {
        Options = OptionsRules.Checked(options, zones);
        Zones = new ZoneCache(zones);
        Policy = options.PriorityPolicy ?? new DefaultPriorityPolicy(options.Priorities);
        PerUser = CompiledThrottle.Of(options.PerUser);
        Repeats = new CompiledThrottle(MostRepeats, options.RepeatWindow.Ticks, false);
        ChannelCaps = [.. options.Channels.Select(c => CompiledThrottle.Of(c.Throttle))];
        ChannelKeys = [.. options.Channels.Select(c => StableHash.Of("channel", c.Name))];
        DigestKeys = [.. options.Channels.Select(c => StableHash.Of("digest", c.Name))];
        TurnKeys = [.. options.Channels.Select(c => StableHash.Of("turn", c.Name))];
        for (var i = 0; i < options.Channels.Count; i++)
        {
            _channels.Add(options.Channels[i].Name, i);
            Capped |= ChannelCaps[i].Exists ? 1UL << i : 0;
            CapMarks |= ChannelCaps[i].Exists ? UserActivity.MarkOfCap(ChannelKeys[i]) : 0;
        }

        UserCapMark = PerUser.Exists ? UserActivity.MarkOfCap(UserCapKey) : 0;
        foreach (var type in options.Types)
        {
            _types.Add(type.Name, (type, _types.Count));
        }

        _alone = Math.Min(_types.Count, MostAlone);

        Inbox = _channels.GetValueOrDefault(ChannelNames.InApp, -1);
        var inbox = Mask([ChannelNames.InApp]);
        InboxBit = inbox;
        ChannelsByPriority = [inbox, inbox, Mask([ChannelNames.InApp, ChannelNames.Email]), ulong.MaxValue];
    }

    internal RoutingOptions Options { get; }

    internal ZoneCache Zones { get; }

    internal KnownKeys Keys { get; } = new();

    internal EngineStamp Stamp { get; } = EngineStamp.Next();

    internal IPriorityPolicy Policy { get; }

    internal readonly CompiledThrottle PerUser;

    internal readonly CompiledThrottle Repeats;

    internal readonly CompiledThrottle[] ChannelCaps;

    internal readonly ulong[] ChannelKeys;

    /// <summary>Under which the last turn on each channel is remembered.</summary>
    internal readonly ulong[] TurnKeys;

    /// <summary>Under which the last digest of each channel is remembered.</summary>
    internal readonly ulong[] DigestKeys;

    /// <summary>The channels that have a cap.</summary>
    internal readonly ulong Capped;

    /// <summary>The caps of channels, which any notification may meet; see <see cref="UserActivity.MarkOfCap"/>.</summary>
    internal readonly ulong CapMarks;

    /// <summary>The cap of the person, from which Critical is exempt.</summary>
    internal readonly ulong UserCapMark;

    /// <summary>The in-app channel's place, or -1.</summary>
    internal readonly int Inbox;

    /// <summary>Its bit, or 0.</summary>
    internal readonly ulong InboxBit;

    internal readonly ulong[] ChannelsByPriority;

    /// <summary>As the host described it, or a plain one.</summary>
    internal NotificationType TypeOf(string name) =>
        _types.TryGetValue(name, out var found) ? found.Type
        : _plainTypes.TryGetValue(name, out var plain) ? plain
        : _plainTypes.Count < MostPlain ? _plainTypes.GetOrAdd(name, static key => new NotificationType(key))
        : new NotificationType(name);

    /// <summary>A bit for a type. The first types that the host describes have one alone, below all that are shared.</summary>
    internal ulong BitOf(string type, ulong hash) =>
        1UL << (_types.TryGetValue(type, out var found) && found.At < _alone ? found.At : _alone + (int)(hash % (ulong)(TypeBits - _alone)));

    /// <summary>Whether a bit from <see cref="BitOf"/> stands for one type alone.</summary>
    internal bool IsAlone(ulong typeBit) => typeBit < 1UL << _alone;

    /// <summary>What the policy says, which must be one of the four.</summary>
    internal Priority Judge(Notification notification, NotificationType type, int repeats)
    {
        var priority = Policy.Judge(notification, type, repeats);
        return priority is >= Priority.Low and <= Priority.Critical
            ? priority
            : throw new InvalidOperationException($"{Policy.GetType().Name} answered priority {(int)priority}; it must be one of {WireNames.Priorities}.");
    }

    /// <summary>Names that this host does not speak have no bit: a document may outlive a channel.</summary>
    internal ulong Mask(IReadOnlyList<string> names)
    {
        var mask = 0UL;
        for (var i = 0; i < names.Count; i++)
        {
            mask |= _channels.TryGetValue(names[i], out var at) ? 1UL << at : 0;
        }

        return mask;
    }

    /// <summary>The caps of person and channels, which are never forgotten to make room for those of types.</summary>
    internal bool IsLasting(ulong capKey) => capKey == UserCapKey || Array.IndexOf(ChannelKeys, capKey) >= 0;

    internal TypeRule RuleOf(NotificationType type) => new(
        Disabled: false,
        HighPriorityOnly: false,
        TypeRule.Rank(type.MinimumSeverity),
        type.Frequency,
        HasChannels: type.Channels is not null,
        type.Channels is null ? 0 : Mask(type.Channels));
}
