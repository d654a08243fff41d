namespace TradingDesk.Tests;

public sealed class LaboratoryTests
{
    [Fact]
    public void A_strategy_is_promoted_when_more_than_half_of_twenty_trades_won()
    {
        var laboratory = new Laboratory();
        var promotions = Enumerable.Range(0, 20).Select(number => laboratory.Promote(Story.Trade(won: number < 11))).ToList();

        promotions.Take(19).Should().OnlyContain(promotion => promotion == null);
        promotions[19].Should().Be(new Promotion("Trend", "pilot", 11, 20));
    }

    [Fact]
    public void Half_is_not_enough_and_the_count_begins_anew()
    {
        var laboratory = new Laboratory();

        Enumerable.Range(0, 20).Select(number => laboratory.Promote(Story.Trade(won: number < 10))).Should().OnlyContain(promotion => promotion == null);
        Enumerable.Range(0, 19).Select(_ => laboratory.Promote(Story.Trade(won: true))).Should().OnlyContain(promotion => promotion == null);
        laboratory.Promote(Story.Trade(won: true))!.Stage.Should().Be("pilot");
    }

    [Fact]
    public void An_experiment_is_over_when_both_rewards_had_fifteen_trades()
    {
        var laboratory = new Laboratory();
        List<ExperimentResult?> results = [];
        for (var number = 0; number < 30; number++)
        {
            var order = Story.Order() with { Reward = laboratory.RewardOf("Trend") };
            results.Add(laboratory.Conclude(new ClosedTrade(Story.Position(order), order.Reward > 2 ? 62_500m : 59_000m, Story.Noon)));
        }

        results.Take(29).Should().OnlyContain(result => result == null);
        results[29].Should().Be(new ExperimentResult("Trend", 1, 2.5, 2_500m, -1_000m));
        laboratory.RewardOf("Trend").Should().Be(1.5, "the next experiment has begun");
    }

    [Fact]
    public void Trades_by_hand_count_for_nobody()
    {
        var laboratory = new Laboratory();
        var trade = new ClosedTrade(Story.Position(Story.Order(strategy: "by hand")), 61_500m, Story.Noon);

        Enumerable.Range(0, 50).Select(_ => (laboratory.Promote(trade), laboratory.Conclude(trade))).Should().OnlyContain(told => told.Item1 == null && told.Item2 == null);
    }
}
