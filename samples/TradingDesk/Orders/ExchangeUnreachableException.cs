namespace TradingDesk;

public sealed class ExchangeUnreachableException() : Exception("The line to the exchange is cut.");
