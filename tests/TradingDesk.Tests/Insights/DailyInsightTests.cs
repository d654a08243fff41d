namespace TradingDesk.Tests;

public sealed class DailyInsightTests
{
    // The clock of these tests begins at 14:00 in Amsterdam.
    private static readonly TimeSpan UntilSix = TimeSpan.FromHours(4);

    [Fact]
    public async Task At_six_in_the_evening_each_trader_hears_what_the_week_says_once_and_by_mail_in_the_morning()
    {
        var floor = new TradingFloor(Seed(significant: true)).WithHistory(Story.Noon);
        await using var host = DeskTestHost.Start(floor);

        host.Advance(UntilSix - TimeSpan.FromSeconds(1));
        Told(host).Should().BeEmpty();
        host.Advance(TimeSpan.FromSeconds(1));

        var told = DemoPeople.Traders.Where(trader => floor.WeekOf(trader.Id, Evening).IsSignificant).ToList();
        Told(host).Should().Equal(told.Select(trader => (trader.Id, floor.WeekOf(trader.Id, Evening).Lines().First())));
        host.To(told[0].Id).Over("email").ShouldBeDigestedUntil("2026-06-11T07:00Z");

        host.Advance(TimeSpan.FromHours(23));
        Told(host).Should().HaveCount(told.Count, "it is told once a day");
        host.To(told[0].Id).Over("email").ShouldBeDelivered(1);
    }

    [Fact]
    public async Task A_week_that_says_nothing_is_passed_over_in_silence()
    {
        var floor = new TradingFloor(1);
        await using var host = DeskTestHost.Start(floor);

        host.Advance(UntilSix);

        DemoPeople.Traders.Should().NotContain(trader => floor.WeekOf(trader.Id, Evening).IsSignificant);
        host.Inboxes().Should().BeEmpty();
    }

    [Fact]
    public async Task The_source_names_only_people_whose_week_is_worth_a_word()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var floor = new TradingFloor(seed).WithHistory(Story.Noon);
            var run = new InsightRun("insight", new DateOnly(2026, 6, 10), Story.Noon, "Europe/Amsterdam");

            var found = await new TradeInsights(floor).FindAsync(run, CancellationToken.None).ToListAsync();

            found.Select(insight => insight.UserId).Should().Equal(
                DemoPeople.Traders.Where(trader => floor.WeekOf(trader.Id, Story.Noon).IsSignificant).Select(trader => trader.Id));
            found.Should().NotContain(insight => insight.Notification.Type != "insight" || insight.Notification.Title.Length == 0);
        }
    }

    private static DateTimeOffset Evening => Story.Noon + UntilSix;

    // What came on the day itself; a host that starts makes up for the day before.
    private static IEnumerable<(string, string)> Told(NotificationsTestHost host) =>
        from person in DemoPeople.All
        from item in host.To(person.Id).Inbox.Items
        where item.CreatedAt >= Evening
        select (person.Id, item.Notification.Title);

    private static int Seed(bool significant) => Enumerable.Range(0, 50).First(seed =>
        new TradingFloor(seed).WithHistory(Story.Noon) is var floor && floor.WeekOf("anna", Evening).IsSignificant == significant);
}
