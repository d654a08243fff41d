namespace LenNotify.Benchmarks.Results;

/// <summary>What a benchmark must keep to: at most so many times another one of its class, measured in the same run.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class BarAttribute(string against, double most) : Attribute
{
    /// <summary>The other benchmark's name.</summary>
    internal string Against => against;

    /// <summary>The ratio that it must not exceed.</summary>
    internal double Most => most;
}
