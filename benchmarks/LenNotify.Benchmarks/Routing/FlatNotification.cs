namespace LenNotify.Benchmarks.Routing;

/// <summary>A notification as the floor wants it: ids instead of names.</summary>
internal struct FlatNotification
{
    internal int Type;
    internal int TypeWord;
    internal ulong TypeBit;
    internal int Rank;
    internal bool CarriesConfidence;
    internal double Confidence;
    internal int Priority;
    internal (int Key, int Value)[] Attributes;
    internal ulong HostChannels;
    internal bool HasHostChannels;
    internal int Throttle;
    internal bool PassesQuiet;
    internal int Group;
    internal long ExpiresAt;
}
