using LenNotify;

namespace TradingDesk;

/// <summary>
/// Tells people what happened on the floor. Every notification of this program begins here, but for those of failures and insights, which
/// LenNotify itself tells.
/// </summary>
public sealed class DeskNotices(INotifier notifier)
{
    public async Task TellAsync(FloorStep step, CancellationToken cancellationToken)
    {
        foreach (var idea in step.Ideas)
        {
            await notifier.PublishAsync(new SignalFound(idea), Audience.Users(DemoPeople.Following(idea.Quote.Symbol)), null, cancellationToken);
        }

        // A key of its own: however often this is told, the trader hears it once.
        foreach (var fill in step.Fills)
        {
            await notifier.PublishAsync(OrderFilled.Of(fill), fill.Order.UserId, Once("open", fill.Order), cancellationToken);
        }

        foreach (var trade in step.Closed)
        {
            await (trade.WasInvalidated
                ? notifier.PublishAsync(new EmergencyExit(trade), trade.UserId, Once("exit", trade.Position.Order), cancellationToken)
                : notifier.PublishAsync(OrderFilled.Of(trade), trade.UserId, Once("close", trade.Position.Order), cancellationToken));
        }

        foreach (var reading in step.Risks)
        {
            await notifier.PublishAsync(new RiskWarning(reading), reading.UserId, null, cancellationToken);
        }

        foreach (var promotion in step.Promotions)
        {
            await notifier.PublishAsync(new StrategyPromoted(promotion), Audience.Of(TraderSegment.Name), null, cancellationToken);
        }

        foreach (var result in step.Results)
        {
            await notifier.PublishAsync(new ExperimentCompleted(result), Audience.Of(TraderSegment.Name), null, cancellationToken);
        }
    }

    private static PublishOptions Once(string what, Order order) => new() { DedupeKey = $"{what}:{order.Id:N}" };
}
