using LenNotify;

namespace TradingDesk;

/// <summary>The type <c>insight</c> comes with the daily digest, unless a person chose otherwise.</summary>
public sealed record DailyInsight(WeekInReview Week) : INotification
{
    public static string TypeName => "insight";

    public string Title => Week.Lines().First();

    public string Message => string.Join('\n', Week.Lines().Skip(1));
}
