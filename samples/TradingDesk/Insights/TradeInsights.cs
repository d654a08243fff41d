using LenNotify;

namespace TradingDesk;

/// <summary>Asked once a day by LenNotify, on one node: tells traders what their week says, and is silent where that is nothing.</summary>
public sealed class TradeInsights(TradingFloor floor) : IInsightSource
{
    public IAsyncEnumerable<Insight> FindAsync(InsightRun run, CancellationToken cancellationToken) =>
        (from trader in DemoPeople.Traders
         let week = floor.WeekOf(trader.Id, run.DueAt)
         where week.IsSignificant
         select new Insight(trader.Id, Notification.From(new DailyInsight(week)))).ToAsyncEnumerable();
}
