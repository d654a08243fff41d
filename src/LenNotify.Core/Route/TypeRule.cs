namespace LenNotify;

/// <summary>What holds for one person and type: the person's choice, filled up with the host's.</summary>
internal readonly record struct TypeRule(bool Disabled, bool HighPriorityOnly, byte MinimumRank, Frequency Frequency, bool HasChannels, ulong Channels)
{
    /// <summary>Success ranks with Info.</summary>
    internal static byte Rank(Severity severity) => severity <= Severity.Success ? (byte)0 : (byte)(severity - 1);
}
