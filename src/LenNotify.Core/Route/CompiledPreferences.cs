using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// One person's preferences and contacts made ready for routing: flat masks and tables, immutable, safe to share.
/// Compile anew when either document changes.
/// </summary>
public sealed class CompiledPreferences
{
    internal CompiledPreferences(Preferences document, ContactBook contacts, EngineSettings settings)
    {
        Settings = settings;
        Zone = settings.Zones.Get(document.TimeZone ?? settings.Options.DefaultTimeZone);
        var reach = ChannelReach.Of(document, contacts, settings, Zone);
        OptedOut = reach.OptedOut;
        Blocked = reach.Blocked;
        BlockReasons = reach.Reasons;
        Closable = reach.Closable;
        ClosedHours = reach.ClosedHours;
        ChannelsByPriority = ByPriority(document, settings);
        ConfidenceThreshold = document.ConfidenceThreshold;
        Filters = FilterTable.Of(document.Filters);
        Quiet = document.QuietHours is { Enabled: true, Windows.Count: > 0 } quiet ? Zone.Schedule(quiet.Windows) : null;
        KeepToInbox = document.QuietHours.KeepToInbox;
        DigestAt = Zone.Daily(document.DigestAt);
        Types = OverridesOf(document, settings);
        foreach (var type in Types)
        {
            TypeBits |= BitOf(type.Hash);
        }
    }

    internal EngineSettings Settings { get; }

    internal ulong OptedOut { get; }

    /// <summary>Channels that are off or cannot reach the person.</summary>
    internal ulong Blocked { get; }

    /// <summary>By channel, why it is blocked.</summary>
    internal Reason[] BlockReasons { get; }

    /// <summary>Channels with closed hours for this person's country.</summary>
    internal ulong Closable { get; }

    /// <summary>By channel, its closed hours; empty when no channel has any.</summary>
    internal QuietSchedule?[] ClosedHours { get; }

    /// <summary>By priority, the channels the person chose, or null.</summary>
    internal ulong?[]? ChannelsByPriority { get; }

    internal double ConfidenceThreshold { get; }

    internal FilterTable? Filters { get; }

    internal QuietSchedule? Quiet { get; }

    internal bool KeepToInbox { get; }

    internal CompiledZone Zone { get; }

    internal DailyTime DigestAt { get; }

    /// <summary>A bit for each of <see cref="Types"/>: where a type's bit is clear, the person chose nothing for it.</summary>
    internal ulong TypeBits { get; }

    internal TypeOverride[] Types { get; }

    internal static ulong BitOf(ulong typeHash) => 1UL << (int)(typeHash & 63);

    internal ref readonly TypeRule RuleFor(CompiledNotification notification)
    {
        if ((TypeBits & BitOf(notification.TypeHash)) == 0)
        {
            return ref notification.HostRule;
        }

        foreach (ref readonly var type in Types.AsSpan())
        {
            if (type.Hash == notification.TypeHash && type.Name == notification.Source.Type)
            {
                return ref type.Rule;
            }
        }

        return ref notification.HostRule;
    }

    private static ulong?[]? ByPriority(Preferences document, EngineSettings settings)
    {
        if (document.ChannelsByPriority.Count == 0)
        {
            return null;
        }

        var masks = new ulong?[(int)Priority.Critical + 1];
        foreach (var (priority, channels) in document.ChannelsByPriority)
        {
            masks[(int)priority] = settings.Mask(channels);
        }

        return masks;
    }

    private static TypeOverride[] OverridesOf(Preferences document, EngineSettings settings)
    {
        var types = new TypeOverride[document.Types.Count];
        var at = 0;
        foreach (var (name, choice) in document.Types)
        {
            var type = settings.TypeOf(name);
            types[at++] = new TypeOverride(StableHash.Of(name), name, new TypeRule(
                Disabled: !choice.Enabled && !type.Mandatory,
                choice.HighPriorityOnly,
                TypeRule.Rank(choice.MinimumSeverity ?? type.MinimumSeverity),
                choice.Frequency ?? type.Frequency,
                HasChannels: choice.Channels is not null,
                choice.Channels is null ? 0 : settings.Mask(choice.Channels)));
        }

        return types;
    }
}
