namespace LenNotify;

/// <summary>A group that still collects.</summary>
/// <param name="Key">The group key, as a <see cref="StableHash"/>.</param>
/// <param name="Opened">When its first item came, in UTC ticks.</param>
/// <param name="Closes">When it is due, in UTC ticks.</param>
/// <param name="Count">Items so far.</param>
internal readonly record struct OpenGroup(ulong Key, long Opened, long Closes, int Count);
