namespace TradingDesk.Tests;

public sealed class SignalTests
{
    [Fact]
    public async Task A_signal_goes_to_those_who_follow_its_symbol()
    {
        await using var host = DeskTestHost.Start();

        await host.TellAsync(new FloorStep { Ideas = [Story.Idea(86) with { Quote = Story.Quote("XAU/USD", 2_650m) }] });

        host.Inboxes().Should().Equal(("bob", "Buy XAU/USD: Trend"), ("carla", "Buy XAU/USD: Trend"));
    }

    [Fact]
    public async Task Below_the_persons_threshold_it_is_not_listed_and_the_reason_is_kept()
    {
        await using var host = DeskTestHost.Start();
        host.User("bob").Chooses(preferences => preferences with { ConfidenceThreshold = 60 });

        await host.TellAsync(new FloorStep { Ideas = [Story.Idea(84)] });

        host.To("anna").Inbox.ShouldNotHave("Buy BTC/USD: Trend", Reason.BelowConfidence);
        host.To("bob").Inbox.ShouldHave("Buy BTC/USD: Trend");
    }

    [Theory]
    [InlineData(85, "email")]
    [InlineData(89, "email")]
    [InlineData(90, "board,email,sms,voice")]
    public async Task The_surer_the_signal_the_more_channels_carry_it(int confidence, string channels)
    {
        await using var host = DeskTestHost.Start();

        await host.TellAsync(new FloorStep { Ideas = [Story.Idea(confidence)] });

        host.To("anna").Inbox.ShouldHaveShown("Buy BTC/USD: Trend");
        new[] { "board", "email", "sms", "voice" }.Where(channel => host.To("anna").Over(channel).Sent.Count > 0)
            .Should().Equal(channels.Split(','));
    }

    [Theory]
    [InlineData(50, 0)]
    [InlineData(51, 1)]
    public async Task More_than_50_characters_of_news_make_it_worth_a_mail(int length, int mails)
    {
        await using var host = DeskTestHost.Start();
        host.User("anna").Chooses(preferences => preferences with { ConfidenceThreshold = 60 });

        await host.TellAsync(new FloorStep { Ideas = [Story.Idea(79, new string('n', length))] });

        host.To("anna").Over("email").Sent.Should().HaveCount(mails);
    }
}
