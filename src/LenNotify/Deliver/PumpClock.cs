namespace LenNotify;

/// <summary>A pump's time.</summary>
/// <param name="Store">What time it is.</param>
/// <param name="Time">Timers.</param>
internal sealed record PumpClock(StoreClock Store, TimeProvider Time)
{
    /// <summary>What must be left of a lease for a send to begin.</summary>
    internal TimeSpan SendMargin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait in one go; what is due later is looked at again then.</summary>
    internal TimeSpan Longest { get; } = TimeSpan.FromMinutes(1);

    internal DateTimeOffset Now => Store.Now;
}
