namespace LenNotify;

/// <summary>A stretch of time with one offset from UTC.</summary>
/// <param name="Start">The first instant; <see cref="DateTimeOffset.MinValue"/> when it has always been so.</param>
/// <param name="End">The first instant after it; <see cref="DateTimeOffset.MaxValue"/> when no change is known.</param>
/// <param name="Offset">What to add to UTC for the wall clock.</param>
public readonly record struct ZoneInterval(DateTimeOffset Start, DateTimeOffset End, TimeSpan Offset);
