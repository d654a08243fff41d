namespace TradingDesk.Tests;

public sealed class TradingFloorTests
{
    [Fact]
    public void The_same_seed_tells_the_same_story()
    {
        Tell(7).Should().Equal(Tell(7));
        Tell(7).Should().NotEqual(Tell(8));
    }

    [Fact]
    public void An_order_is_filled_with_the_next_step_and_opens_a_position()
    {
        var floor = new TradingFloor(1);
        var order = floor.Place("anna", "BTC/USD", Side.Buy, 2m);
        PositionsOf(floor).Should().BeEmpty();

        var step = floor.Step(Story.Noon);

        step.Fills.Should().Contain(fill => fill.Order == order);
        PositionsOf(floor).Single(position => position.Order == order).Risk.Should().BeApproximately(2_000m, 10m, "that is 2 % of the account");
    }

    [Fact]
    public void A_price_that_falls_ends_what_was_bought_and_takes_the_profit_of_what_was_sold()
    {
        var floor = new TradingFloor(1);
        var (bought, sold) = (floor.Place("anna", "BTC/USD", Side.Buy, 1m), floor.Place("bob", "BTC/USD", Side.Sell, 1m));
        floor.Step(Story.Noon);

        var step = floor.Shock("BTC/USD", -0.3, Story.Noon);

        step.Closed.Single(trade => trade.Position.Order == bought).WasInvalidated.Should().BeTrue();
        step.Closed.Single(trade => trade.Position.Order == sold).Should().Match<ClosedTrade>(trade => trade.Won && !trade.WasInvalidated);
    }

    [Fact]
    public void While_the_line_is_cut_nothing_can_be_ordered_and_nobody_trades_by_machine()
    {
        var floor = new TradingFloor(1) { LineIsCut = true };
        var order = () => floor.Place("anna", "BTC/USD", Side.Buy, 1m);

        order.Should().Throw<ExchangeUnreachableException>();
        Enumerable.Range(0, 500).SelectMany(_ => floor.Step(Story.Noon).Fills).Should().BeEmpty();
    }

    [Fact]
    public void In_a_week_everything_happens_that_people_are_told_of()
    {
        var steps = Steps(new TradingFloor(2026), 5_000);

        steps.Should().Contain(step => step.Ideas.Count > 0)
            .And.Contain(step => step.Fills.Count > 0)
            .And.Contain(step => step.Closed.Any(trade => trade.WasInvalidated))
            .And.Contain(step => step.Closed.Any(trade => trade.Won))
            .And.Contain(step => step.Risks.Any(reading => reading.Kind == "heat"))
            .And.Contain(step => step.Risks.Any(reading => reading.Kind != "heat"))
            .And.Contain(step => step.Promotions.Count > 0)
            .And.Contain(step => step.Results.Count > 0);
        steps.SelectMany(step => step.Ideas).Should().OnlyContain(idea => idea.Confidence >= 0 && idea.Confidence <= 100)
            .And.Contain(idea => idea.News != null);
    }

    private static List<FloorStep> Steps(TradingFloor floor, int count) =>
        [.. Enumerable.Range(0, count).Select(minute => floor.Step(Story.Noon.AddMinutes(2 * minute)))];

    private static List<(string, decimal, DateTimeOffset)> Tell(int seed) =>
        [.. Steps(new TradingFloor(seed), 300).SelectMany(step => step.Fills).Select(fill => (fill.Order.UserId, fill.Price, fill.At))];

    private static IReadOnlyList<Position> PositionsOf(TradingFloor floor) => floor.Read((_, books) => books.Values.SelectMany(book => book.Positions).ToList());
}
