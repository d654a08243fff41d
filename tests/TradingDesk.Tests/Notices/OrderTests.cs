namespace TradingDesk.Tests;

public sealed class OrderTests
{
    [Fact]
    public async Task A_fill_is_in_its_traders_inbox_once_however_often_it_is_told()
    {
        await using var host = DeskTestHost.Start();
        var step = new FloorStep { Fills = [new Fill(Story.Order(quantity: 0.5m), 60_125m, Story.Noon)] };

        await host.TellAsync(step);
        await host.TellAsync(step);

        host.Inboxes().Should().Equal(("anna", "Bought 0.5 BTC/USD at 60125"));
        host.To("anna").Over("email").ShouldNotBeDelivered(Reason.ChannelNotChosen);
    }

    [Fact]
    public async Task A_profit_that_is_taken_is_a_fill_of_the_other_side()
    {
        await using var host = DeskTestHost.Start();

        await host.TellAsync(new FloorStep { Closed = [Story.Trade(won: true)] });

        host.Inboxes().Should().Equal(("anna", "Sold 1 BTC/USD at 61500"));
    }

    [Fact]
    public async Task The_third_fill_of_a_symbol_joins_its_group()
    {
        await using var host = DeskTestHost.Start();
        host.User("anna").Wants("order_filled", type => type with { Channels = ["inapp", "email"] });

        await host.TellAsync(new FloorStep { Fills = [.. Enumerable.Range(1, 4).Select(number => new Fill(Story.Order(quantity: number), 60_000m, Story.Noon))] });
        host.To("anna").Over("email").ShouldBeDelivered(2);

        host.Advance(TimeSpan.FromMinutes(5));
        host.To("anna").Over("email").ShouldBeDelivered(3)[2].Delivery.Notifications.Should().HaveCount(2);
    }
}
