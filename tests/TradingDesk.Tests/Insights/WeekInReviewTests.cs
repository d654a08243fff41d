namespace TradingDesk.Tests;

public sealed class WeekInReviewTests
{
    [Fact]
    public void Figures_are_those_of_another_method_for_a_thousand_made_up_weeks()
    {
        var striking = 0;
        var changed = 0;
        for (var seed = 0; seed < 1_000; seed++)
        {
            var trades = Week(new Random(seed));
            var week = WeekInReview.Of(trades, Story.Noon);

            week.Rates.Select(rate => (rate.Regime, rate.Won, rate.Trades)).Should().Equal(Recount.Rates(trades), "seed {0}", seed);
            week.Striking.Select(rate => rate.Regime).Should().Equal(Recount.Striking(trades), "seed {0}", seed);
            week.Changes.Select(change => (change.Symbol, change.Before, change.Now)).Should().Equal(Recount.Changes(trades, Story.Noon), "seed {0}", seed);
            week.IsSignificant.Should().Be(week.Lines().Any(), "seed {0}", seed);
            (striking, changed) = (striking + week.Striking.Count, changed + week.Changes.Count);
        }

        striking.Should().BeInRange(50, 2_900, "weeks of both kinds are among them");
        changed.Should().BeInRange(50, 4_900);
    }

    [Fact]
    public void The_floors_own_week_is_that_of_the_trades_that_it_told_of()
    {
        var floor = new TradingFloor(2026);
        List<ClosedTrade> told = [];
        var at = Story.Noon.AddDays(-9);
        for (; at < Story.Noon; at = at.AddMinutes(2))
        {
            told.AddRange(floor.Step(at).Closed);
        }

        foreach (var trader in DemoPeople.Traders)
        {
            var mine = told.Where(trade => trade.UserId == trader.Id && trade.At >= Story.Noon.AddDays(-7)).ToList();
            var week = floor.WeekOf(trader.Id, Story.Noon);
            mine.Should().HaveCountGreaterThan(20);
            week.Rates.Select(rate => (rate.Regime, rate.Won, rate.Trades)).Should().Equal(Recount.Rates(mine));
            week.Striking.Select(rate => rate.Regime).Should().Equal(Recount.Striking(mine));
            week.Changes.Select(change => (change.Symbol, change.Before, change.Now)).Should().Equal(Recount.Changes(mine, Story.Noon));
        }
    }

    [Theory]
    [InlineData(9, 0, 40, 40, false)]
    [InlineData(10, 0, 40, 40, true)]
    [InlineData(40, 40, 9, 0, false)]
    [InlineData(20, 10, 20, 10, false)]
    [InlineData(20, 20, 20, 20, false)]
    [InlineData(20, 13, 20, 7, false)]
    [InlineData(20, 14, 20, 7, true)]
    public void A_rate_strikes_when_there_are_ten_trades_on_both_sides_and_chance_would_not_do_it(int stormy, int stormyWon, int calm, int calmWon, bool strikes)
    {
        List<ClosedTrade> trades =
        [
            .. Enumerable.Range(0, stormy).Select(number => Story.Trade(number < stormyWon, Regime.Stormy)),
            .. Enumerable.Range(0, calm).Select(number => Story.Trade(number < calmWon, Regime.Calm)),
        ];

        WeekInReview.Of(trades, Story.Noon).Striking.Any().Should().Be(strikes);
    }

    [Theory]
    [InlineData(4, 5, 0, false)]
    [InlineData(5, 4, 0, false)]
    [InlineData(5, 5, 0, true)]
    [InlineData(5, 6, 4, true)]
    [InlineData(5, 5, 4, false)]
    public void The_weather_changes_when_five_trades_before_and_today_agree(int calmBefore, int stormyToday, int calmToday, bool changes)
    {
        var (before, today) = (Story.Noon.AddDays(-2), Story.Noon.AddHours(-1));
        List<ClosedTrade> trades =
        [
            .. Enumerable.Repeat(Story.Trade(true, Regime.Calm, before), calmBefore),
            .. Enumerable.Repeat(Story.Trade(true, Regime.Stormy, today), stormyToday),
            .. Enumerable.Repeat(Story.Trade(true, Regime.Calm, today), calmToday),
        ];

        WeekInReview.Of(trades, Story.Noon).Changes.Should().Equal(changes ? [new RegimeChange("BTC/USD", Regime.Calm, Regime.Stormy)] : []);
    }

    [Fact]
    public void Without_trades_there_is_nothing_to_say() => WeekInReview.Of([], Story.Noon).IsSignificant.Should().BeFalse();

    private static List<ClosedTrade> Week(Random chance)
    {
        var odds = new[] { chance.NextDouble(), chance.NextDouble(), chance.NextDouble() };
        var weather = Enumerable.Range(0, 6).Select(_ => (Regime)chance.Next(3)).ToArray();
        return
        [
            .. Enumerable.Range(0, chance.Next(120)).Select(_ =>
            {
                var (symbol, isToday) = (chance.Next(3), chance.Next(2) == 0);
                var regime = chance.Next(10) < 7 ? weather[symbol + (isToday ? 3 : 0)] : (Regime)chance.Next(3);
                var at = Story.Noon.AddMinutes(isToday ? -chance.Next(1, 24 * 60) : -chance.Next((24 * 60) + 1, 7 * 24 * 60));
                return Story.Trade(chance.NextDouble() < odds[(int)regime], regime, at, Instrument.All[symbol].Symbol);
            }),
        ];
    }
}
