namespace LenNotify;

/// <summary>When a failed attempt is tried again: at once, then ever less often.</summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4),
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
    ];

    /// <summary>How long to wait after so many failed attempts.</summary>
    /// <param name="failed">Attempts that failed; 1 or more.</param>
    /// <param name="jitter">0 to 1: those that failed together do not come back together. Up to a quarter more, never less.</param>
    internal static TimeSpan After(int failed, double jitter)
    {
        var delay = Delays[Math.Min(failed, Delays.Length) - 1];
        return delay + (delay * (jitter / 4));
    }
}
