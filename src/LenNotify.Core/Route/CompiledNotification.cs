using System.Buffers.Binary;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// A notification that was found sound and made ready for routing; it can be used for any number of people on any
/// number of threads. Nothing that happens to its source afterwards changes it.
/// </summary>
public sealed class CompiledNotification
{
    private readonly TypeRule _hostRule;

    internal CompiledNotification(Notification source, Guid id, EngineSettings settings)
    {
        Id = id;
        Source = source;
        Settings = settings;
        Type = settings.TypeOf(source.Type);
        TypeName = Type.Name;
        TypeHash = StableHash.Of(source.Type);
        TypeBit = settings.BitOf(source.Type, TypeHash);
        TypeMarks = TypeBit | CompiledPreferences.More;
        TypeIsAlone = settings.IsAlone(TypeBit);
        Rank = TypeRule.Rank(source.Severity);
        _hostRule = settings.RuleOf(Type);
        Confidence = source.Confidence ?? double.NaN;
        Attributes = AttributesOf(source, settings);
        foreach (ref readonly var attribute in Attributes.AsSpan())
        {
            KeyMarks |= attribute.KeyMark;
        }

        Priority = source.Priority ?? settings.Judge(source, Type, repeats: 1);
        RepeatKey = source.RepeatKey is { } repeat ? StableHash.Of("repeat", repeat) : 0;
        RepeatsLower = RepeatKey != 0 && source.Priority is null;
        Throttle = CompiledThrottle.Of(Type.Throttle);
        ThrottleKey = Throttle.Exists ? StableHash.Of("type", $"{source.Type}\n{source.ThrottleKey}") : 0;
        CapMarks = settings.CapMarks | (Priority == Priority.Critical && !RepeatsLower ? 0 : settings.UserCapMark)
            | (Throttle.Exists ? UserActivity.MarkOfCap(ThrottleKey) : 0);
        GroupKey = source.GroupKey is { } group ? GroupOf(group) : 0;
        NamesChannels = source.Channels is not null;
        Channels = settings.Mask(source.Channels ?? []);
        CarriesConfidence = Type.CarriesConfidence;
        Emergency = Type.Emergency;
        Mandatory = Type.Mandatory;
        PassesQuietHours = source.BypassQuietHours || (settings.Options.ErrorsPassQuietHours && source.Severity >= Severity.Error);
        ExpiresAt = source.ExpiresAt?.UtcTicks ?? long.MaxValue;
        Tag = TagOf(id);
        Trust = CarriesConfidence ? Confidence : double.PositiveInfinity;
        GroupMark = GroupKey == 0 ? 0 : UserActivity.MarkOfGroup(GroupKey);
        ActivityMarks = settings.Stamp.Strange | CapMarks | (Priority == Priority.Critical ? 0 : GroupMark);
        Usual = Gates.TermsOf(this, in _hostRule, Priority, own: null);
        IsPlain = settings.ChannelKeys.Length <= Verdicts.Packed && !RepeatsLower;
    }

    internal readonly EngineSettings Settings;

    /// <summary>The host's own instance for types it described, so that comparing it is comparing references.</summary>
    internal readonly string TypeName;

    internal readonly ulong TypeHash;

    /// <summary>See <see cref="CompiledPreferences.TypeBits"/>.</summary>
    internal readonly ulong TypeBit;

    /// <summary>Where none of these is among the <see cref="CompiledPreferences.TypeBits"/>, <see cref="Usual"/> holds.</summary>
    internal readonly ulong TypeMarks;

    /// <summary>No other type has the bit.</summary>
    internal readonly bool TypeIsAlone;

    internal readonly byte Rank;

    /// <summary>The rule for people who chose nothing for the type.</summary>
    internal ref readonly TypeRule HostRule => ref _hostRule;

    internal readonly bool CarriesConfidence;

    internal readonly bool Emergency;

    internal readonly bool Mandatory;

    /// <summary>Missing is NaN, which is below every threshold.</summary>
    internal readonly double Confidence;

    /// <summary>What is compared with a person's threshold: for types that carry no confidence it passes every one.</summary>
    internal readonly double Trust;

    internal readonly CompiledAttribute[] Attributes;

    /// <summary>See <see cref="KnownKeys"/>.</summary>
    internal readonly ulong KeyMarks;

    /// <summary>Judged as if it were no repeat.</summary>
    internal readonly Priority Priority;

    internal readonly ulong RepeatKey;

    /// <summary>Its priority depends on what the person was shown: it has a repeat key and no priority of its own.</summary>
    internal readonly bool RepeatsLower;

    /// <summary>The type's throttle.</summary>
    internal readonly CompiledThrottle Throttle;

    internal readonly ulong ThrottleKey;

    /// <summary>The caps that can stop it; see <see cref="UserActivity.MarkOfCap"/>.</summary>
    internal readonly ulong CapMarks;

    internal readonly ulong GroupKey;

    /// <summary>See <see cref="UserActivity.MarkOfGroup"/>; 0 without a group.</summary>
    internal readonly ulong GroupMark;

    /// <summary>What must not be marked for a person's activity to be of no account; see <see cref="UserActivity.IsSilentOn"/>.</summary>
    internal readonly ulong ActivityMarks;

    /// <summary>Whether the plain course will do for people about whom there is nothing special; see <see cref="ICourse"/>.</summary>
    internal readonly bool IsPlain;

    /// <summary>What holds for all who chose nothing for the type or for priorities.</summary>
    internal readonly Terms Usual;

    /// <summary>Whether the publisher or a rule named <see cref="Channels"/>; else they are left to person, host and priority.</summary>
    internal readonly bool NamesChannels;

    internal readonly ulong Channels;

    internal readonly bool PassesQuietHours;

    internal readonly long ExpiresAt;

    /// <summary>What its own starts are known by, so that a release never counts itself; see <see cref="Start.ChannelBits"/>.</summary>
    internal readonly long Tag;

    /// <summary>The id it was compiled with.</summary>
    public Guid Id { get; }

    /// <summary>A copy of what was published.</summary>
    public Notification Source { get; }

    /// <summary>The host's settings of its type.</summary>
    public NotificationType Type { get; }

    private static CompiledAttribute[] AttributesOf(Notification source, EngineSettings settings)
    {
        var map = ValueMap.Of(source.Attributes);
        if (map.Count == 0)
        {
            return [];
        }

        var attributes = new CompiledAttribute[map.Count];
        for (var i = 0; i < attributes.Length; i++)
        {
            var (key, value) = map.At(i);
            attributes[i] = CompiledAttribute.Of(key, value, settings);
        }

        return attributes;
    }

    private static long TagOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        // Ids ascend: their first bytes are time and alike, so the bits that are given up must not come from one half alone.
        var folded = BinaryPrimitives.ReadInt64LittleEndian(bytes) ^ BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
        return (folded ^ (long)((ulong)(folded & Start.ChannelBits) << 58)) & ~Start.ChannelBits;
    }

    /// <summary>What people's activity knows a group by.</summary>
    internal static ulong GroupOf(string key) => StableHash.Of("group", key);
}
