using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>What holds for one person and type: the person's choice, filled up with the host's.</summary>
internal readonly record struct TypeRule(bool Disabled, bool HighPriorityOnly, byte MinimumRank, Frequency Frequency, bool HasChannels, ulong Channels)
{
    /// <summary>Of a packed rule: it names or leaves channels, which do not fit in.</summary>
    internal const byte SpeaksOfChannels = 0x80;

    /// <summary>Of a packed rule: the person left <see cref="CompiledPreferences.FirstLeft"/> for the type.</summary>
    internal const byte Leaves = 0x40;

    private const int RankAt = 2;
    private const int FrequencyAt = 4;

    /// <summary>The rule in one byte, so that those of a person lie where every decision looks anyway.</summary>
    internal byte Pack() => (byte)((Disabled ? 1 : 0) | (HighPriorityOnly ? 2 : 0) | (MinimumRank << RankAt) | ((int)Frequency << FrequencyAt)
        | (HasChannels ? SpeaksOfChannels : 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TypeRule Unpack(byte packed) => new(
        (packed & 1) != 0, (packed & 2) != 0, (byte)((packed >> RankAt) & 3), (Frequency)((packed >> FrequencyAt) & 3), HasChannels: false, Channels: 0);

    /// <summary>Success ranks with Info.</summary>
    internal static byte Rank(Severity severity) => severity <= Severity.Success ? (byte)0 : (byte)(severity - 1);
}
