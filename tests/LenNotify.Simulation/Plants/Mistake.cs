namespace LenNotify.Simulation;

/// <summary>A mistake that somebody could make, and the promise that it breaks first.</summary>
/// <param name="Name">What is done wrong.</param>
/// <param name="Invariant">What finds it.</param>
/// <param name="Make">Plants it anew for each run.</param>
internal sealed record Mistake(string Name, string Invariant, Func<Plant> Make);
