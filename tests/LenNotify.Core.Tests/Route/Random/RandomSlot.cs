namespace LenNotify.Core.Tests;

/// <summary>Some histories that end together, so that any of them can be judged at the instants that follow.</summary>
internal sealed class RandomSlot(RandomWorld world, DateTimeOffset end, Draw draw)
{
    private const int HistoryCount = 10;

    internal DateTimeOffset End { get; } = end;

    internal IReadOnlyList<RandomHistory> Histories { get; } = draw.Times(HistoryCount, () => new RandomHistory(world, end, draw));

    /// <summary>Mostly at once or within minutes; sometimes hours later, on a quarter of an hour, between seconds, or told with an offset.</summary>
    internal DateTimeOffset Now(Draw chance)
    {
        var now = End + chance.HalfMinutes(chance.Chance(0.8) ? 16 : 400);
        return chance.Number(0, 9) switch
        {
            0 => new DateTimeOffset(now.UtcTicks + Quarter - (now.UtcTicks % Quarter), TimeSpan.Zero),
            1 => now.AddTicks(chance.Number(1, 300_000_000)),
            2 => now.ToOffset(TimeSpan.FromHours(-7)),
            _ => now,
        };
    }

    private static long Quarter => TimeSpan.FromMinutes(15).Ticks;
}
