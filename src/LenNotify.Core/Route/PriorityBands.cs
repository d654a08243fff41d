namespace LenNotify;

/// <summary>What the default priority policy goes by.</summary>
public sealed record PriorityBands
{
    /// <summary>From this confidence on a type that opted in is Critical. 0-100.</summary>
    public int CriticalConfidence { get; init; } = 90;

    /// <summary>From this confidence on a type that opted in is High. 0-100.</summary>
    public int OptedInConfidence { get; init; } = 85;

    /// <summary>From this confidence on every type is High. 0-100.</summary>
    public int HighConfidence { get; init; } = 80;

    /// <summary>News of more characters raise to High. 0-4,000.</summary>
    public int NewsLength { get; init; } = 50;

    /// <summary>More of one repeat key in <see cref="RoutingOptions.RepeatWindow"/> lower to Low. 1-19.</summary>
    public int MostRepeats { get; init; } = 3;
}
