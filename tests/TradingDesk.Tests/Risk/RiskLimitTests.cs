namespace TradingDesk.Tests;

public sealed class RiskLimitTests
{
    [Theory]
    [InlineData("0", RiskLevel.Fine)]
    [InlineData("8", RiskLevel.Fine)]
    [InlineData("8.0001", RiskLevel.Warning)]
    [InlineData("10", RiskLevel.Warning)]
    [InlineData("10.0001", RiskLevel.Broken)]
    public void Heat_warns_over_8_percent_and_is_broken_over_10(string percent, RiskLevel level)
    {
        var book = new Book("anna");
        book.Open(Story.Risking(decimal.Parse(percent) / 2, "ETH/USD"));
        book.Open(Story.Risking(decimal.Parse(percent) / 2, "SOL/USD"));

        book.Heat.Should().Be(decimal.Parse(percent));
        new RiskWatch().Look(book).Where(reading => reading.Kind == "heat").Select(reading => reading.Level)
            .Should().Equal(level == RiskLevel.Fine ? [] : [level]);
    }

    [Theory]
    [InlineData("4.5", RiskLevel.Fine)]
    [InlineData("4.5001", RiskLevel.Warning)]
    [InlineData("5", RiskLevel.Warning)]
    [InlineData("5.0001", RiskLevel.Broken)]
    public void A_campaign_warns_over_4_and_a_half_percent_and_is_broken_over_5(string percent, RiskLevel level)
    {
        var book = new Book("anna");
        book.Open(Story.Risking(decimal.Parse(percent) - 2));
        book.Open(Story.Risking(2));
        book.Open(Story.Risking(1, "ETH/USD"));

        new RiskWatch().Look(book).Select(reading => (reading.Kind, reading.Level))
            .Should().Equal(level == RiskLevel.Fine ? [] : [("campaign BTC/USD", level)]);
    }

    [Fact]
    public void A_risk_is_told_when_it_grows_by_a_level_and_not_while_it_stays()
    {
        var watch = new RiskWatch();
        var book = new Book("anna");
        book.Open(Story.Risking(4.4m, "ETH/USD"));
        book.Open(Story.Risking(4.4m, "SOL/USD"));
        watch.Look(book).Select(reading => reading.Level).Should().Equal(RiskLevel.Warning);
        watch.Look(book).Should().BeEmpty("nothing has grown");

        book.Open(Story.Risking(1.5m, "EUR/USD"));
        watch.Look(book).Select(reading => (reading.Kind, reading.Level, reading.Current)).Should().Equal(("heat", RiskLevel.Broken, 10.3m));

        var calmer = new Book("anna");
        watch.Look(calmer).Should().BeEmpty("a risk that falls is good news");
        watch.Look(book).Select(reading => reading.Level).Should().Equal([RiskLevel.Broken], "it had fallen meanwhile");
    }

    [Fact]
    public void Each_trader_is_watched_apart()
    {
        var watch = new RiskWatch();
        Book anna = new("anna"), bob = new("bob");
        anna.Open(Story.Risking(9, "ETH/USD"));
        bob.Open(Story.Risking(9, "ETH/USD", "bob"));

        watch.Look(anna).Should().OnlyContain(reading => reading.UserId == "anna").And.HaveCount(2);
        watch.Look(bob).Should().OnlyContain(reading => reading.UserId == "bob").And.HaveCount(2);
        watch.Look(anna).Should().BeEmpty();
    }
}
