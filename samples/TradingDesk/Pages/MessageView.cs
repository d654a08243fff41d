namespace TradingDesk;

public sealed record MessageView(DateTimeOffset At, string Channel, string Subject, string Text);
