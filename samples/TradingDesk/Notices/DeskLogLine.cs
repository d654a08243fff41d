namespace TradingDesk;

/// <summary>One kind of thing that happened to notifications.</summary>
public sealed record DeskLogLine(string Type, string UserId, string Channel, string Verdict, string Reason)
{
    public override string ToString() => $"{Type,-22}{UserId,-8}{Channel,-8}{Verdict,-10}{Reason}";
}
