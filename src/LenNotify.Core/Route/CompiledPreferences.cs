using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// One person's preferences and contacts made ready for routing: flat masks and tables, immutable, from
/// <see cref="RoutingEngine.Compile(Preferences, ContactBook)"/>. Compile anew when either document changes. A struct, so
/// that those of an audience lie side by side in an array; hand it on by reference.
/// </summary>
public readonly struct CompiledPreferences
{
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
        Quiet = document.QuietHours is { Enabled: true, Windows.Count: > 0 } quiet ? zone.Schedule(quiet.Windows, quiet.KeepToInbox) : QuietSchedule.Never;
        Types = PersonDetails.OverridesOf(document, settings);
        foreach (var type in Types)
        {
            TypeBits |= BitOf(type.Hash);
        }

        TypeBits = ChoosesByPriority | HasClosedHours ? ulong.MaxValue : TypeBits;
    }

    internal readonly EngineSettings Settings;

    internal readonly PersonDetails Details;

    /// <summary>The quiet hours; everyone with the same windows and zone has the same instance.</summary>
    internal readonly QuietSchedule Quiet;

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

    /// <summary>
    /// A bit for each type for which the person chose something, and all of them when channels were chosen by priority:
    /// where a type's bit is clear, <see cref="CompiledNotification.Usual"/> holds.
    /// </summary>
    internal readonly ulong TypeBits;

    internal static ulong BitOf(ulong typeHash) => 1UL << (int)(typeHash & 63);

    /// <summary><see cref="Reason.Routed"/> or why the channel does not reach the person.</summary>
    internal Reason ReachOf(int channel) => Details.Reach[channel];

    /// <summary>The reach of eight channels, a byte each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong ReachFrom(int channel) => channel == 0 ? FirstReach : Pack(Details.Reach.AsSpan(channel));

    /// <summary>The person's rule for the type, or the host's.</summary>
    internal ref readonly TypeRule RuleFor(CompiledNotification notification)
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

    private static ulong Pack(ReadOnlySpan<Reason> reasons)
    {
        var packed = 0UL;
        for (var i = 0; i < Math.Min(reasons.Length, Verdicts.Packed); i++)
        {
            packed |= (ulong)reasons[i] << (i * 8);
        }

        return packed;
    }
}
