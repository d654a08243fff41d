namespace LenNotify;

/// <summary>How much waits, and for how long.</summary>
/// <param name="Capacity">Publications that wait for the store.</param>
/// <param name="Timeout">How long for room, and how long one write may take.</param>
/// <param name="Time">Whose time.</param>
internal sealed record IntakeLimits(int Capacity, TimeSpan Timeout, TimeProvider Time);
