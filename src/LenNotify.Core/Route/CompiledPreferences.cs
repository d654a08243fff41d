using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// One person's preferences and contacts made ready for routing: flat masks and tables, immutable, safe to share.
/// Compile anew when either document changes.
/// </summary>
public sealed class CompiledPreferences
{
    private const int PackedReach = sizeof(ulong);

    // What the schedule last said. Threads may overwrite each other's: each value is right for the stretch it names.
    private TimeSegment _quietNow;

    internal CompiledPreferences(Preferences document, ContactBook contacts, EngineSettings settings)
    {
        Settings = settings;
        var zone = settings.Zones.Get(document.TimeZone ?? settings.Options.DefaultTimeZone);
        var reach = ChannelReach.Of(document, contacts, settings, zone);
        Details = new PersonDetails(document, reach, zone, settings);
        OptedOut = reach.OptedOut;
        Reachable = reach.Reachable;
        FirstReach = Pack(reach.Reasons);
        HasClosedHours = reach.Closable != 0;
        ChoosesByPriority = Details.ChannelsByPriority is not null;
        ConfidenceThreshold = document.ConfidenceThreshold;
        FilterSlots = FilterTable.SlotsOf(document.Filters, settings);
        foreach (var key in Details.FilterKeys)
        {
            FilterMarks |= FilterTable.MarkOf(key.Hash);
        }

        KeepToInbox = document.QuietHours.KeepToInbox;
        _quietNow = Details.Quiet is null ? TimeSegment.NeverQuiet : TimeSegment.Nothing;
        Types = PersonDetails.OverridesOf(document, settings);
        foreach (var type in Types)
        {
            TypeBits |= BitOf(type.Hash);
        }
    }

    internal readonly EngineSettings Settings;

    internal readonly PersonDetails Details;

    internal readonly ulong OptedOut;

    /// <summary>Channels that are on and reach the person.</summary>
    internal readonly ulong Reachable;

    /// <summary>The first eight of <see cref="PersonDetails.Reach"/>, a byte each: most hosts have no more channels.</summary>
    internal readonly ulong FirstReach;

    internal readonly bool HasClosedHours;

    internal readonly bool ChoosesByPriority;

    internal readonly bool KeepToInbox;

    internal readonly double ConfidenceThreshold;

    /// <summary>See <see cref="FilterTable"/>.</summary>
    internal readonly FilterTable.Slot[] FilterSlots;

    /// <summary>See <see cref="FilterTable.MarkOf"/>.</summary>
    internal readonly ulong FilterMarks;

    /// <summary>The types for which the person chose something.</summary>
    internal readonly TypeOverride[] Types;

    /// <summary>A bit for each type for which the person chose something; where a type's bit is clear, the host's rule holds.</summary>
    internal readonly ulong TypeBits;

    internal static ulong BitOf(ulong typeHash) => 1UL << (int)(typeHash & 63);

    /// <summary><see cref="Reason.Routed"/> or why the channel does not reach the person.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Reason ReachOf(int channel) => channel < PackedReach ? (Reason)(byte)(FirstReach >> (channel * 8)) : Details.Reach[channel];

    /// <summary>The stretch of quiet or other hours around now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TimeSegment QuietAt(long now)
    {
        var last = _quietNow;
        return last.Covers(now) ? last : _quietNow = Details.Quiet!.At(now);
    }

    /// <summary>The person's rule for the type, or the host's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref readonly TypeRule RuleFor(CompiledNotification notification)
    {
        if ((TypeBits & notification.TypeBit) == 0)
        {
            return ref notification.HostRule;
        }

        return ref OwnRuleFor(notification);
    }

    private ref readonly TypeRule OwnRuleFor(CompiledNotification notification)
    {
        foreach (ref readonly var type in Types.AsSpan())
        {
            if (type.Hash == notification.TypeHash && type.Name == notification.TypeName)
            {
                return ref type.Rule;
            }
        }

        return ref notification.HostRule;
    }

    private static ulong Pack(Reason[] reasons)
    {
        var packed = 0UL;
        for (var i = 0; i < Math.Min(reasons.Length, PackedReach); i++)
        {
            packed |= (ulong)reasons[i] << (i * 8);
        }

        return packed;
    }
}
