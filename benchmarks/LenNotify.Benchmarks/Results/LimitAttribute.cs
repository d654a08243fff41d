namespace LenNotify.Benchmarks.Results;

/// <summary>What a benchmark must keep to by itself.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LimitAttribute : Attribute
{
    /// <summary>Bytes allocated for each operation; negative for no limit.</summary>
    public long Bytes { get; init; } = -1;

    /// <summary>Nanoseconds for each operation; 0 for no limit.</summary>
    public double Nanoseconds { get; init; }
}
