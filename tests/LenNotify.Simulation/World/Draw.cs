namespace LenNotify.Simulation;

/// <summary>All chance of one run: the same seed draws the same on every machine and every version of the runtime (SplitMix64).</summary>
internal sealed class Draw(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15;

    internal ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>0 up to, and without, the bound.</summary>
    internal int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>True so many times of a thousand.</summary>
    internal bool Chance(int perMille) => Below(1_000) < perMille;

    internal T Of<T>(params ReadOnlySpan<T> several) => several[Below(several.Length)];

    internal TimeSpan Between(TimeSpan least, TimeSpan most) => least + TimeSpan.FromTicks((long)(Next() % (ulong)(most - least).Ticks));

    internal TimeSpan Seconds(double least, double most) => Between(TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(most));

    /// <summary>What a machine's retries are spread by.</summary>
    internal Random Jitter() => new((int)(Next() & int.MaxValue));
}
