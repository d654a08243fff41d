namespace TradingDesk;

/// <summary>What the floor lived through before the program started: insights need a week, and nobody is to hear of any of it.</summary>
public static class FloorHistory
{
    private static readonly TimeSpan Length = TimeSpan.FromDays(8);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(2);

    public static TradingFloor WithHistory(this TradingFloor floor, DateTimeOffset now)
    {
        for (var at = now - Length; at < now; at += Step)
        {
            floor.Step(at);
        }

        return floor;
    }
}
