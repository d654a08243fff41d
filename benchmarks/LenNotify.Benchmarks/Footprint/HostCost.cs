namespace LenNotify.Benchmarks.Footprint;

/// <summary>What a process costs.</summary>
/// <param name="Megabytes">Of memory that is its own.</param>
/// <param name="Percent">Of one core.</param>
internal sealed record HostCost(double Megabytes, double Percent);
