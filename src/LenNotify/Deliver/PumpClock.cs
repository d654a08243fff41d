namespace LenNotify;

/// <summary>A pump's time.</summary>
/// <param name="Store">What time it is.</param>
/// <param name="Time">Timers.</param>
internal sealed record PumpClock(StoreClock Store, TimeProvider Time)
{
    /// <summary>What must be left of a lease beyond the longest send, for that send to begin.</summary>
    internal TimeSpan SendMargin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What a lease has beyond the slowest send, for writing how that ended.</summary>
    internal TimeSpan LeaseSpare { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long a claim of a publication, and each chunk anew, keeps others away.</summary>
    internal TimeSpan FanOutLease { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait in one go; what is due later is looked at again then.</summary>
    internal TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What goes on while time stands still.</summary>
    internal UnderWay UnderWay { get; init; } = new();

    internal DateTimeOffset Now => Store.Now;

    /// <inheritdoc cref="UnderWay.PauseAsync"/>
    internal Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) => UnderWay.PauseAsync(pause, Time, cancellationToken);
}
