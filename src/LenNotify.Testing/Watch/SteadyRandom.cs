namespace LenNotify.Testing;

/// <summary>No jitter: a failed attempt is tried again after exactly its delay, in every run.</summary>
internal sealed class SteadyRandom : Random
{
    public override double NextDouble() => 0;
}
