using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// One person's preferences and contacts made ready for routing: flat masks and tables, immutable, from
/// <see cref="RoutingEngine.Compile(Preferences, ContactBook)"/>. Compile anew when either document changes. A struct, so
/// that those of an audience lie side by side in an array; hand it on by reference.
/// </summary>
public readonly struct CompiledPreferences
{
    /// <summary>Among <see cref="TypeBits"/>: the person chose channels by priority, or has closed hours.</summary>
    internal const ulong More = 1UL << 63;

    /// <summary>Where <see cref="FirstLeft"/> begins among <see cref="FilterMarks"/>.</summary>
    internal const int LeftAt = 56;

    internal CompiledPreferences(Preferences document, ContactBook contacts, EngineSettings settings)
    {
        var zone = settings.Zones.Get(document.TimeZone ?? settings.Options.DefaultTimeZone);
        var reach = ChannelReach.Of(document, contacts, settings, zone);
        Details = new PersonDetails(document, reach, settings);
        Calendar = zone.Calendar(document.QuietHours, document.DigestAt);
        FirstReach = Pack(reach.Reasons);
        ConfidenceThreshold = document.ConfidenceThreshold;
        TypeBits = Details.ChannelsByPriority is not null || Details.Closable != 0 ? More : 0;
        foreach (var key in Details.FilterKeys)
        {
            FilterMarks |= key.Mark;
        }

        foreach (var slot in Details.FilterSlots)
        {
            if (slot.Hash != 0)
            {
                ValueMarks |= FilterTable.MarkOf(slot.Hash);
                FilterMarks |= FilterTable.SpareMarkOf(slot.Hash);
            }
        }

        foreach (var type in Details.Types)
        {
            TypeBits |= settings.BitOf(type.Name, type.Hash);
        }

        FilterMarks |= Details.UsuallyLeft << LeftAt;
        foreach (var type in Details.Types)
        {
            var at = PlaceOf(settings.BitOf(type.Name, type.Hash));
            FirstRules |= at < sizeof(ulong) ? (ulong)type.Pack(Details.UsuallyLeft) << (at * 8) : 0;
        }
    }

    internal readonly PersonDetails Details;

    internal readonly Calendar Calendar;

    /// <summary>The first eight of <see cref="PersonDetails.Reach"/>, a byte each: most hosts have no more channels.</summary>
    internal readonly ulong FirstReach;

    internal readonly double ConfidenceThreshold;

    /// <summary>
    /// A bit for each type for which the person chose something, and <see cref="More"/>: where a type's bit is clear, the
    /// host's rule holds.
    /// </summary>
    internal readonly ulong TypeBits;

    /// <summary>The rules of the first types that have a bit alone, a byte each in the order of the bits.</summary>
    internal readonly ulong FirstRules;

    /// <summary>
    /// The keys that the person filters by, see <see cref="KnownKeys"/>; and the values that the person allows, see
    /// <see cref="FilterTable.SpareMarkOf"/>; and <see cref="FirstLeft"/>.
    /// </summary>
    internal readonly ulong FilterMarks;

    /// <summary>The values that the person allows; see <see cref="FilterTable.MarkOf"/>.</summary>
    internal readonly ulong ValueMarks;

    /// <summary>Of the first eight channels those that the person left for the types whose packed rule <see cref="TypeRule.Leaves"/>.</summary>
    internal ulong FirstLeft => FilterMarks >> LeftAt;

    internal bool HasMore => (TypeBits & More) != 0;

    /// <summary>Of the first eight channels those that are on and reach the person.</summary>
    internal ulong FirstReachable => FirstWith(Reason.Routed);

    /// <summary>Of the first eight channels those that the person opted out of.</summary>
    internal ulong FirstOptedOut => FirstWith(Reason.OptedOut);

    /// <summary><see cref="Reason.Routed"/> or why the channel does not reach the person.</summary>
    internal Reason ReachOf(int channel) => Details.Reach[channel];

    /// <summary>The reach of eight channels, a byte each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong ReachFrom(int channel) => channel == 0 ? FirstReach : Pack(Details.Reach.AsSpan(channel));

    /// <summary>The person's rule for the type, or the host's.</summary>
    internal ref readonly TypeRule RuleFor(CompiledNotification notification)
    {
        if ((TypeBits & notification.TypeBit) == 0)
        {
            return ref notification.HostRule;
        }

        foreach (ref readonly var type in Details.Types.AsSpan())
        {
            if (type.Hash == notification.TypeHash && type.Name == notification.TypeName)
            {
                return ref type.Rule;
            }
        }

        return ref notification.HostRule;
    }

    /// <summary>The channels that the person opted out of for the type.</summary>
    internal ulong LeftFor(CompiledNotification notification)
    {
        if ((TypeBits & notification.TypeBit) != 0 && Details.LeavesAny)
        {
            foreach (ref readonly var type in Details.Types.AsSpan())
            {
                if (type.Hash == notification.TypeHash && type.Name == notification.TypeName)
                {
                    return type.Left;
                }
            }
        }

        return 0;
    }

    /// <summary>The rule and the channels left without looking further, for a type whose bit is set here; false when that does not do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryRuleFor(CompiledNotification notification, out TypeRule rule, out ulong left)
    {
        var at = PlaceOf(notification.TypeBit);
        var packed = (byte)(FirstRules >> (at * 8));
        rule = TypeRule.Unpack(packed);
        left = (packed & TypeRule.Leaves) != 0 ? FirstLeft : 0;
        return notification.TypeIsAlone & at < sizeof(ulong) & !HasMore & (packed & TypeRule.SpeaksOfChannels) == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PlaceOf(ulong typeBit) => BitOperations.PopCount(TypeBits & (typeBit - 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong FirstWith(Reason reason) =>
        Vector128.Equals(Vector128.CreateScalar(FirstReach).AsByte(), Vector128.Create((byte)reason)).ExtractMostSignificantBits() & byte.MaxValue;

    // What there is no channel for reaches nobody.
    private static ulong Pack(ReadOnlySpan<Reason> reasons)
    {
        Span<Reason> eight = stackalloc Reason[Verdicts.Packed];
        eight.Fill(Reason.ChannelDisabled);
        reasons[..Math.Min(reasons.Length, Verdicts.Packed)].CopyTo(eight);
        return MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(eight));
    }
}
