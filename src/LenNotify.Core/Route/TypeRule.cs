using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>What holds for one person and type: the person's choice, filled up with the host's.</summary>
/// <param name="Disabled">The person does not want it.</param>
/// <param name="HighPriorityOnly">What is below High is filtered.</param>
/// <param name="MinimumRank">See <see cref="Rank"/>.</param>
/// <param name="Frequency">How often.</param>
/// <param name="HasChannels">Whether <paramref name="Channels"/> hold, at every priority.</param>
/// <param name="Channels">The type's channels.</param>
/// <param name="Left">The channels that the person opted out of for the type.</param>
internal readonly record struct TypeRule(
    bool Disabled, bool HighPriorityOnly, byte MinimumRank, Frequency Frequency, bool HasChannels, ulong Channels, ulong Left)
{
    /// <summary>Of a packed rule: it names or leaves channels, which do not fit in.</summary>
    internal const byte SpeaksOfChannels = 0x80;

    private const int RankAt = 2;
    private const int FrequencyAt = 4;

    /// <summary>The rule in one byte, so that those of a person lie where every decision looks anyway.</summary>
    internal byte Pack() => (byte)((Disabled ? 1 : 0) | (HighPriorityOnly ? 2 : 0) | (MinimumRank << RankAt) | ((int)Frequency << FrequencyAt)
        | (HasChannels | Left != 0 ? SpeaksOfChannels : 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TypeRule Unpack(byte packed) => new(
        (packed & 1) != 0, (packed & 2) != 0, (byte)((packed >> RankAt) & 3), (Frequency)((packed >> FrequencyAt) & 3), HasChannels: false, Channels: 0, Left: 0);

    /// <summary>Success ranks with Info.</summary>
    internal static byte Rank(Severity severity) => severity <= Severity.Success ? (byte)0 : (byte)(severity - 1);
}
