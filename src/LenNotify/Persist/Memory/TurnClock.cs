namespace LenNotify;

/// <summary>
/// Gives turns on one channel: whoever has many waits with the later ones behind everyone's first. A turn is given when
/// a delivery becomes due, not before: one that is held until tomorrow must not push today's behind it.
/// </summary>
internal sealed class TurnClock
{
    private static readonly long Step = TimeSpan.TicksPerSecond;
    private static readonly TimeSpan MostHeadStart = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, long> _lastTurns = new(StringComparer.Ordinal);

    /// <summary>The delivery's turn: when it is due, or a step after the person's last, less its head start.</summary>
    public long Next(MemoryDelivery delivery)
    {
        var due = delivery.Place.DueAt.UtcTicks;
        var turn = _lastTurns.TryGetValue(delivery.Person.Id, out var last) ? Math.Max(due, last + Step) : due;
        _lastTurns[delivery.Person.Id] = turn;
        return turn - Math.Clamp(delivery.Appended.HeadStart.Ticks, 0, MostHeadStart.Ticks);
    }
}
