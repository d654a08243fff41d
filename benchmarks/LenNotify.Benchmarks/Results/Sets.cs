namespace LenNotify.Benchmarks.Results;

/// <summary>What is measured together.</summary>
internal static class Sets
{
    internal const string Routing = "routing";
    internal const string Store = "store";
    internal const string Channels = "channels";
    internal const string Realtime = "realtime";
    internal const string EndToEnd = "end-to-end";
    internal const string Footprint = "footprint";

    internal static IReadOnlyList<string> All { get; } = [Routing, Store, Channels, Realtime, EndToEnd, Footprint];
}
