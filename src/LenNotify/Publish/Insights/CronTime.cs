namespace LenNotify;

/// <summary>A time of a schedule.</summary>
/// <param name="At">The instant.</param>
/// <param name="Day">The day on the schedule's wall clock.</param>
internal readonly record struct CronTime(DateTimeOffset At, DateOnly Day);
