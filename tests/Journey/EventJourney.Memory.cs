namespace LenNotify.Tests.Journey;

public abstract partial class EventJourney
{
    [Fact]
    public async Task What_a_rule_remembers_of_a_key_that_no_event_names_any_more_is_forgotten()
    {
        var host = await StartWithRules();
        await host.Notifier.PublishEventAsync(Event("TICK", """{"symbol":"GONE","price":100}"""));
        await host.Notifier.PublishEventAsync(Event("TICK", """{"symbol":"BTC","price":100}"""));
        await Remembered(host, 2);

        await Pass(TimeSpan.FromDays(80));
        await Remembered(host, 2);
        await host.Notifier.PublishEventAsync(Event("TICK", """{"symbol":"BTC","price":101}"""));
        await Pass(TimeSpan.FromDays(11));
        await Remembered(host, 1);

        await host.Notifier.PublishEventAsync(Event("TICK", """{"symbol":"GONE","price":900}"""));
        await Remembered(host, 2);
        await host.Rested();
        (await Inbox(host, "anna")).Should().BeEmpty("there is nothing to compare it with");
        await host.Notifier.PublishEventAsync(Event("TICK", """{"symbol":"BTC","price":900}"""));
        (await Pager.Next()).UserId.Should().Be("anna");
    }
}
