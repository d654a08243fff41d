namespace TradingDesk.Tests;

public sealed class PositionTests
{
    [Theory]
    [InlineData(Side.Buy, 59_001, false)]
    [InlineData(Side.Buy, 59_000, true)]
    [InlineData(Side.Buy, 40_000, true)]
    [InlineData(Side.Sell, 60_999, false)]
    [InlineData(Side.Sell, 61_000, true)]
    public void A_position_is_invalidated_at_its_distance_and_not_before(Side side, int price, bool isInvalidated)
    {
        var position = Story.Position(Story.Order(side: side));

        position.IsInvalidatedAt(price).Should().Be(isInvalidated);
        position.HasReachedTargetAt(price).Should().BeFalse();
    }

    [Theory]
    [InlineData(Side.Buy, 61_499, false)]
    [InlineData(Side.Buy, 61_500, true)]
    [InlineData(Side.Sell, 58_501, false)]
    [InlineData(Side.Sell, 58_500, true)]
    public void The_profit_is_taken_at_the_target_and_not_before(Side side, int price, bool isTaken)
    {
        var position = Story.Position(Story.Order(side: side));

        position.HasReachedTargetAt(price).Should().Be(isTaken);
        position.IsInvalidatedAt(price).Should().BeFalse();
        position.ProfitAt(price).Should().Be(Math.Abs(price - 60_000));
    }
}
