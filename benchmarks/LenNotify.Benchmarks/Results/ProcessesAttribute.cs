namespace LenNotify.Benchmarks.Results;

/// <summary>
/// How many processes measure a class; the median of each benchmark counts. For what depends on where a process happens to lay
/// its objects, or on how its collector adapts: one process is one throw of the dice, however long it measures.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ProcessesAttribute(int count) : Attribute
{
    /// <summary>So many.</summary>
    internal int Count => count;
}
