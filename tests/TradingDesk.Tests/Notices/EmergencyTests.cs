namespace TradingDesk.Tests;

public sealed class EmergencyTests
{
    [Fact]
    public async Task An_invalidated_position_reaches_its_trader_over_every_channel_even_at_night()
    {
        await using var host = DeskTestHost.Start();
        host.User("anna").QuietHours("00:00", "23:59", "Europe/Amsterdam");

        await host.TellAsync(new FloorStep { Closed = [Story.Trade(won: false)] });

        host.To("anna").Inbox.ShouldHaveShown("Out of BTC/USD at 59000");
        foreach (var channel in new[] { "email", "sms", "voice", "board" })
        {
            host.To("anna").Over(channel).ShouldBeDelivered().ShouldSay("BTC/USD");
        }
    }

    [Fact]
    public async Task What_is_not_critical_is_silent_and_held_meanwhile()
    {
        await using var host = DeskTestHost.Start();
        host.User("anna").QuietHours("13:00", "18:00", "Europe/Amsterdam");

        await host.TellAsync(new FloorStep { Ideas = [Story.Idea(86)] });

        host.To("anna").Inbox.ShouldHaveShownSilently("Buy BTC/USD: Trend");
        host.To("anna").Over("email").ShouldBeHeldUntil("2026-06-10T16:00Z");
    }

    [Fact]
    public async Task Who_never_agreed_to_texts_gets_none_even_when_they_are_turned_on()
    {
        await using var host = DeskTestHost.Start();
        host.User("bob").Turns("sms", on: true);

        await host.TellAsync(new FloorStep { Closed = [Story.Trade(won: false, userId: "bob")] });

        host.To("bob").Over("email").ShouldBeDelivered();
        host.To("bob").Over("sms").ShouldNotBeDelivered(Reason.NoConsent);
        host.To("bob").Over("board").ShouldNotBeDelivered(Reason.ChannelDisabled);
    }

    [Fact]
    public async Task The_board_is_a_channel_like_all_others_and_shows_what_it_got()
    {
        await using var host = DeskTestHost.Start();
        host.Channel("board").UsesItsAdapter();

        await host.TellAsync(new FloorStep { Closed = [Story.Trade(won: false)] });

        host.To("anna").Over("board").ShouldBeDelivered().ShouldGoTo("room-1");
        var board = (WallBoard)host.Services.GetService(typeof(WallBoard))!;
        board.ShownIn("room-1").Should().Contain("Out of BTC/USD at 59000");
        board.ShownIn("room-2").Should().BeNull();
    }
}
