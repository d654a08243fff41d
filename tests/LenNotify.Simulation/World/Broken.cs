namespace LenNotify.Simulation;

/// <summary>An invariant that did not hold.</summary>
internal sealed class Broken(string invariant, string how) : Exception($"{invariant}: {how}")
{
    internal string Invariant => invariant;
}

/// <summary>The store did not answer; whether it did what it was asked nobody knows.</summary>
internal sealed class NoAnswerException() : Exception("the store did not answer");

/// <summary>The process that was to go on is dead.</summary>
internal sealed class DeadNodeException() : Exception("this process is dead");
