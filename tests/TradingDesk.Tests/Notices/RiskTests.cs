namespace TradingDesk.Tests;

public sealed class RiskTests
{
    [Fact]
    public async Task A_warning_goes_to_the_inbox_and_by_mail_and_after_a_quarter_of_an_hour_as_a_text()
    {
        await using var host = DeskTestHost.Start();

        await host.TellAsync(Reads("heat", 8.2m, RiskLevel.Warning));
        host.To("anna").Inbox.ShouldHave("Heat: 8.2 % of 10 %");
        host.To("anna").Over("email").ShouldBeDelivered().ShouldSay("8.2");
        host.Advance(TimeSpan.FromMinutes(14.9));
        host.To("anna").Over("sms").Sent.Should().BeEmpty();

        host.Advance(TimeSpan.FromMinutes(0.2));
        host.To("anna").Over("sms").ShouldBeDelivered(1)[0].ShouldSay("Heat");
    }

    [Fact]
    public async Task Who_read_the_warning_gets_no_text()
    {
        await using var host = DeskTestHost.Start();

        await host.TellAsync(Reads("heat", 8.2m, RiskLevel.Warning));
        host.User("anna").ReadsAll();
        host.Advance(TimeSpan.FromHours(1));

        host.To("anna").Over("sms").Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task A_broken_limit_is_critical_and_goes_everywhere()
    {
        await using var host = DeskTestHost.Start();

        await host.TellAsync(Reads("campaign BTC/USD", 5.25m, RiskLevel.Broken));

        host.To("anna").Inbox.ShouldHave("Campaign BTC/USD: 5.25 % of 5 %").Notification.Severity.Should().Be(Severity.Critical);
        foreach (var channel in new[] { "email", "sms", "voice", "board" })
        {
            host.To("anna").Over(channel).ShouldBeDelivered();
        }
    }

    [Fact]
    public async Task One_kind_of_risk_is_sent_once_an_hour_and_another_kind_beside_it()
    {
        await using var host = DeskTestHost.Start();

        await host.TellAsync(Reads("heat", 8.2m, RiskLevel.Warning));
        await host.TellAsync(Reads("heat", 8.4m, RiskLevel.Warning));
        await host.TellAsync(Reads("campaign BTC/USD", 4.6m, RiskLevel.Warning));
        host.To("anna").Over("email").ShouldBeDelivered(2);

        host.Advance(TimeSpan.FromHours(1));
        host.To("anna").Over("email").ShouldBeDelivered(3)[2].ShouldSay("8.4");
    }

    private static FloorStep Reads(string kind, decimal current, RiskLevel level) =>
        new() { Risks = [new RiskReading("anna", kind, current, kind == "heat" ? RiskLimits.HeatLimit : RiskLimits.CampaignLimit, level)] };
}
