namespace TradingDesk;

/// <summary>Who there is. A real host has a database of them.</summary>
public static class DemoPeople
{
    public const string Trader = "trader";
    public const string Operator = "operator";

    public static IReadOnlyList<Person> All { get; } =
    [
        new("anna", "Anna", Trader, "BTC/USD", "ETH/USD", "SOL/USD"),
        new("bob", "Bob", Trader, "EUR/USD", "XAU/USD", "BTC/USD"),
        new("carla", "Carla", Trader, "BTC/USD", "ETH/USD", "SOL/USD", "EUR/USD", "XAU/USD"),
        new("olivia", "Olivia", Operator),
    ];

    public static IEnumerable<Person> Traders => All.Where(person => person.Role == Trader);

    public static Person? Find(string? id) => All.FirstOrDefault(person => person.Id == id);

    public static IReadOnlyList<string> Following(string symbol) => [.. All.Where(person => person.Follows.Contains(symbol)).Select(person => person.Id)];
}
