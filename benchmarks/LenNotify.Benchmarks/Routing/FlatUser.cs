namespace LenNotify.Benchmarks.Routing;

/// <summary>
/// What the floor keeps per person: one flat struct in one array and one bitset array for the open sets of types and
/// values. Everything that can be worked out beforehand is. No layers, no abstraction, no explanation.
/// </summary>
internal struct FlatUser
{
    internal ulong OptedOut;
    internal ulong Reachable;
    internal ulong[] Bits;
    internal byte[] Reach;
    internal ulong[]? ChannelsByPriority;
    internal double Threshold;
    internal bool KeepToInbox;
    internal bool HasQuiet;
    internal long QuietFrom;
    internal long QuietUntil;
    internal long HourUntil;
    internal long DayUntil;
    internal long UserFree;
    internal long[]? ChannelsFree;
    internal (int Key, long Free)[]? Throttles;
    internal (int Key, int Count, long Closes)[]? Groups;
    internal (int Type, ulong Channels)[]? Left;
}
