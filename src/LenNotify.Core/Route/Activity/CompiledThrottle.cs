namespace LenNotify;

/// <summary>A <see cref="Throttle"/> in ticks. A limit of 0 is no cap.</summary>
internal readonly record struct CompiledThrottle(int Limit, long Per, bool FoldsIntoDigest)
{
    internal bool Exists => Limit > 0;

    internal static CompiledThrottle Of(Throttle? throttle) =>
        throttle is null ? default : new(throttle.Limit, throttle.Per.Ticks, throttle.FoldsIntoDigest);
}
