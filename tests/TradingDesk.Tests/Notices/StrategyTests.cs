namespace TradingDesk.Tests;

public sealed class StrategyTests
{
    [Fact]
    public async Task A_promotion_is_told_to_every_trader_and_to_nobody_else()
    {
        await using var host = DeskTestHost.Start();

        await host.TellAsync(new FloorStep { Promotions = [new Promotion("Trend", "live", 14, 20)] });
        await host.SettleAsync();

        host.Inboxes().Should().Equal(Traders("Trend is promoted to live"));
    }

    [Fact]
    public async Task An_experiment_that_is_over_is_told_with_what_it_found()
    {
        await using var host = DeskTestHost.Start();

        await host.TellAsync(new FloorStep { Results = [new ExperimentResult("Trend", 3, 2.5, 120.5m, -20m)] });
        await host.SettleAsync();

        host.Inboxes().Should().Equal(Traders("Trend, experiment 3: over"));
        host.To("bob").Inbox.Items[0].Notification.Message.Should().Be("Profits taken at 2.5 times the risk brought 120.50 USD a trade, the other way -20.00 USD.");
    }

    [Fact]
    public async Task A_person_who_filters_strategies_hears_only_of_those()
    {
        await using var host = DeskTestHost.Start();
        host.User("bob").Chooses(preferences => preferences with { Filters = new Dictionary<string, IReadOnlyList<string>> { ["strategies"] = ["Breakout"] } });

        await host.TellAsync(new FloorStep { Promotions = [new Promotion("Trend", "live", 14, 20)] });
        await host.SettleAsync();

        host.To("bob").Inbox.ShouldNotHave("Trend is promoted to live", Reason.AttributeFiltered);
        host.To("anna").Inbox.ShouldHave("Trend is promoted to live");
    }

    private static IEnumerable<(string, string)> Traders(string title) => [("anna", title), ("bob", title), ("carla", title)];
}
