namespace LenNotify;

/// <summary>Instants are kept as UTC ticks, half the size of what the contract speaks in; 0 is none.</summary>
internal static class Ticks
{
    /// <summary>The instant of so many ticks.</summary>
    public static DateTimeOffset Of(long ticks) => new(ticks, TimeSpan.Zero);

    /// <summary>The instant, or null for none.</summary>
    public static DateTimeOffset? OrNull(long ticks) => ticks == 0 ? null : Of(ticks);
}
