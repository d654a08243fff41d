namespace TradingDesk;

/// <summary>Headlines, which stand behind some of the signals.</summary>
public static class NewsWire
{
    private static readonly string[] Headlines =
    [
        "{0}: two large funds report that they doubled their holdings over the last quarter",
        "{0}: a regulator opens an inquiry into how its largest venue keeps customers' money",
        "{0}: inflation comes in far below what most economists had expected for this month",
        "{0}: the central bank leaves its rate alone and says that the next step may be down",
        "{0}: outage at a large exchange",
    ];

    /// <summary>Most of the time there is nothing new.</summary>
    public static string? Read(Random chance, string symbol) =>
        chance.Next(3) == 0 ? string.Format(Headlines[chance.Next(Headlines.Length)], symbol) : null;
}
