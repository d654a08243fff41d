namespace LenNotify.Tests.Persist.Memory;

/// <summary>Tests that measure this process, and so share it with no other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    internal const string Name = "alone";
}
