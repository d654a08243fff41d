namespace LenNotify.Benchmarks.Routing;

/// <summary>The floor's answer for one channel: as large as the engine's.</summary>
internal struct FlatDecision
{
    internal long Until;
    internal byte Channel;
    internal byte Verdict;
    internal byte Reason;
    internal bool Silent;
}
