namespace LenNotify;

/// <summary>One run of a schedule.</summary>
/// <param name="Name">The schedule's name.</param>
/// <param name="Day">The day on the schedule's wall clock: of one day a person is told once.</param>
/// <param name="DueAt">When it was due; it may run later, and again after a crash.</param>
/// <param name="TimeZone">The schedule's zone.</param>
public sealed record InsightRun(string Name, DateOnly Day, DateTimeOffset DueAt, string TimeZone);
