using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

public abstract partial class EventJourney
{
    [Fact]
    public async Task A_rehearsed_event_says_who_would_be_told_and_leaves_no_trace()
    {
        var host = await StartWithRules();
        var rehearsal = host.Get<IRehearsal>();

        var fill = await rehearsal.RehearseAsync(Event("FILL", """{"user_id":"anna"}"""));
        fill.Should().ContainSingle().Which.RuleId.Should().Be("fill");
        fill[0].People["anna"].Channels.Should().Contain(channel => channel.Channel == "pager" && channel.Decision.Verdict == Verdict.Deliver);
        (await rehearsal.RehearseAsync(Event("FILL", "{}")))[0].Audience.Should().BeNull();
        await rehearsal.RehearseAsync(Event("TICK", """{"symbol":"BTC","price":100}"""));
        (await rehearsal.RehearseAsync(Event("TICK", """{"symbol":"BTC","price":200}"""))).Should().BeEmpty("the one before it was not remembered");

        (await Inbox(host, "anna")).Should().BeEmpty();
        (await host.Get<IDocuments>().ListDocumentsAsync("rule_state", 10, null, default)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Changed_rules_are_compared_over_stored_events_and_a_command_fails_over_its_bound()
    {
        var host = await StartWithRules();
        foreach (var payload in new[] { """{"user_id":"anna","size":1}""", """{"user_id":"bob","size":9}""", """{"user_id":"anna","size":9}""" })
        {
            await host.Notifier.PublishEventAsync(Event("FILL", payload));
        }

        await Pager.Next(3);
        await host.Notifier.PublishAsync(new Notification { Type = "t", Title = "No event", Channels = ["inapp"] }, "anna");
        await Pass(TimeSpan.FromMinutes(1));
        const string Changed = """
            {"rules":[
              {"name":"Fill","event_type":"FILL","conditions":[{"field":"payload.size","operator":"gt","value":5}],"actions":[{"type":"notify","channels":["inapp","pager"]}]},
              {"name":"Desk","event_type":"FILL","to":{"users":["olga"]},"actions":[{"type":"notify","channels":["pager"]}]}]}
            """;

        var found = await host.Get<IRehearsal>().CompareAsync(Changed, "rules.json", Noon.AddDays(-1), Noon.AddDays(1));
        (found.Events, found.Gained, found.Lost, found.Delayed).Should().Be((3, 3, 1, 0));
        found.First.Where(change => change.Change == "lost").Should().ContainSingle().Which.Who.Should().Be("anna");

        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, Changed);
        using var output = new StringWriter();
        (await RehearsalCommand.RunAsync(host.Get<IServiceProvider>(), [file, "--most-lost", "1"], output)).Should().Be(0);
        (await RehearsalCommand.RunAsync(host.Get<IServiceProvider>(), [file, "--most-lost", "0", "--days", "2"], output)).Should().Be(1);
        (await RehearsalCommand.RunAsync(host.Get<IServiceProvider>(), [file, "--most"], output)).Should().Be(2);
        File.Delete(file);
        output.ToString().Should().Contain("lost: 1 in 3 events, more than 0");
    }
}
