namespace TradingDesk;

/// <summary>One kind of risk of one trader.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Kind"><c>heat</c>, or <c>campaign</c> with its symbol.</param>
/// <param name="Current">Percent of the account.</param>
/// <param name="Limit">Where it must stop.</param>
/// <param name="Level">How bad that is.</param>
public sealed record RiskReading(string UserId, string Kind, decimal Current, decimal Limit, RiskLevel Level);
