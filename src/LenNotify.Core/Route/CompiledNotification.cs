using System.Buffers.Binary;

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
        TypeHash = StableHash.Of(source.Type);
        Rank = TypeRule.Rank(source.Severity);
        _hostRule = settings.RuleOf(Type);
        Confidence = source.Confidence ?? double.NaN;
        Attributes = [.. source.Attributes.Select(a => new CompiledAttribute(StableHash.Of(a.Key), a.Key, StableHash.Of(a.Value), a.Value))];
        Priority = source.Priority ?? settings.Judge(source, Type, repeats: 1);
        RepeatKey = source is { RepeatKey: { } repeat, Priority: null } ? StableHash.Of("repeat", repeat) : 0;
        Throttle = CompiledThrottle.Of(Type.Throttle);
        ThrottleKey = StableHash.Of("type", $"{source.Type}\n{source.ThrottleKey}");
        GroupKey = source.GroupKey is { } group ? StableHash.Of("group", group) : 0;
        Channels = source.Channels is null ? null : settings.Mask(source.Channels);
        PassesQuietHours = source.BypassQuietHours || (settings.Options.ErrorsPassQuietHours && source.Severity >= Severity.Error);
        ExpiresAt = source.ExpiresAt?.UtcTicks ?? long.MaxValue;
        Tag = TagOf(id);
    }

    internal EngineSettings Settings { get; }

    internal ulong TypeHash { get; }

    internal byte Rank { get; }

    /// <summary>The rule for people who chose nothing for the type.</summary>
    internal ref readonly TypeRule HostRule => ref _hostRule;

    /// <summary>Missing is NaN, which is below every threshold.</summary>
    internal double Confidence { get; }

    internal CompiledAttribute[] Attributes { get; }

    /// <summary>Judged as if it were no repeat.</summary>
    internal Priority Priority { get; }

    internal ulong RepeatKey { get; }

    /// <summary>The type's throttle.</summary>
    internal CompiledThrottle Throttle { get; }

    internal ulong ThrottleKey { get; }

    internal ulong GroupKey { get; }

    /// <summary>The channels that the publisher or a rule named; null leaves them to person, host and priority.</summary>
    internal ulong? Channels { get; }

    internal bool PassesQuietHours { get; }

    internal long ExpiresAt { get; }

    /// <summary>What its own starts are known by, so that a release never counts itself.</summary>
    internal long Tag { get; }

    /// <summary>The id it was compiled with.</summary>
    public Guid Id { get; }

    /// <summary>A copy of what was published.</summary>
    public Notification Source { get; }

    /// <summary>The host's settings of its type.</summary>
    public NotificationType Type { get; }

    private static long TagOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes) ^ BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
    }
}
