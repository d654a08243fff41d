namespace LenNotify.Storage;

/// <summary>How many deliveries of one channel may start in any rolling window, whoever they are for, on all nodes together.</summary>
/// <param name="Limit">At most this many; 1-100,000.</param>
/// <param name="Per">The window's length; up to a day.</param>
public sealed record ChannelRate(int Limit, TimeSpan Per);
