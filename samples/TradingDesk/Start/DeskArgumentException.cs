namespace TradingDesk;

/// <summary>The command line says something that cannot be; the message says what to say instead.</summary>
public sealed class DeskArgumentException(string message) : Exception(message);
