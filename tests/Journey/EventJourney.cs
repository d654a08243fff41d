using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Tests.Journey;

/// <summary>From an event to people, on whichever store.</summary>
public abstract partial class EventJourney(IJourneyStore store) : JourneyContract(store)
{
    private const string Rules =
        """
        {"rules":[
          {"name":"Fill","event_type":"FILL","actions":[{"type":"notify","channels":["inapp","pager"],"template":"order.filled"}]},
          {"name":"Desk","event_type":"DESK","to":{"topic":"traders"},"actions":[{"type":"notify","channels":["inapp","pager"]}]},
          {"name":"Move","event_type":"TICK","key":"payload.symbol","to":{"users":["anna"]},
            "conditions":[{"field":"payload.price","operator":"changed_by","value":"5%"}],"actions":[{"type":"notify","channels":["inapp","pager"]}]},
          {"name":"Twice","event_type":"BOTH","actions":[{"type":"notify","title":"One","channels":["inapp","pager"]},{"type":"notify","title":"Two","channels":["inapp","pager"]}]},
          {"name":"Urgent","event_type":"URGENT","actions":[{"type":"notify","channels":["inapp"]},{"type":"escalate","to":"pager","after":"15m"}]}]}
        """;

    [Fact]
    public async Task An_event_reaches_whom_its_payload_names_with_payload_and_template()
    {
        var host = await StartWithRules();
        var answer = await host.Notifier.PublishEventAsync(Event("FILL", """{"user_id":"anna","symbol":"BTC/USD","title":"Filled"}"""));

        answer.State.Should().Be(PublishState.Accepted);
        (await Pager.Next()).UserId.Should().Be("anna");
        await host.Rested();
        var item = (await Inbox(host, "anna")).Should().ContainSingle().Subject;
        item.Notification.Should().BeEquivalentTo(new { Type = "FILL", Title = "Filled", Template = "order.filled" });
        item.Notification.Metadata!["symbol"]!.GetValue<string>().Should().Be("BTC/USD");
    }

    [Fact]
    public async Task The_same_event_a_thousand_times_from_many_callers_is_told_once()
    {
        var host = await StartWithRules();
        var happened = Event("FILL", """{"user_id":"anna"}""") with { Id = "fill-1", Producer = "trading" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => host.Notifier.PublishEventAsync(happened))));

        answers.Count(answer => answer.State == PublishState.Accepted).Should().Be(1);
        answers.Select(answer => answer.PublicationId).Distinct().Should().ContainSingle();
        await Pager.Next();
        await host.Rested();
        (await Inbox(host, "anna")).Should().ContainSingle();
        var other = () => host.Notifier.PublishEventAsync(happened with { Payload = new() { ["user_id"] = "bob" } });
        await other.Should().ThrowAsync<DedupeConflictException>();
        (await host.Notifier.PublishEventAsync(happened with { Producer = "other" })).State.Should().Be(PublishState.Accepted);
    }

    [Fact]
    public async Task Every_notify_action_is_an_item_of_its_own()
    {
        var host = await StartWithRules();
        await host.Notifier.PublishEventAsync(Event("BOTH", """{"user_id":"anna"}"""));

        await Pager.Next(2);
        await host.Rested();
        (await Inbox(host, "anna")).Select(item => item.Notification.Title).Should().BeEquivalentTo("One", "Two");
    }

    [Fact]
    public async Task A_rule_may_tell_a_topic()
    {
        var host = await StartWithRules();
        host.People.Segment = [.. Enumerable.Range(0, 700).Select(i => $"u{i}")];
        await host.Notifier.PublishEventAsync(Event("DESK", "{}"));

        (await Pager.Next(700)).Select(call => call.UserId).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task An_escalation_of_a_rule_goes_out_unless_it_was_read()
    {
        var host = await StartWithRules();
        await host.Notifier.PublishEventAsync(Event("URGENT", """{"user_id":"anna"}"""));
        await Until(async () => (await Inbox(host, "anna")).Count == 1);

        await Pass(TimeSpan.FromMinutes(15) + Tick);
        (await Pager.Next()).UserId.Should().Be("anna");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"user_id":"a\nb"}""")]
    public async Task An_event_of_which_nobody_can_be_told_is_a_dead_letter_that_says_so_and_can_be_replayed(string payload)
    {
        var host = await StartWithRules();
        await host.Notifier.PublishEventAsync(Event("FILL", payload));

        var desk = host.Get<IDeadLetterDesk>();
        await Until(async () => (await desk.ListAsync(new DeadLetterFilter(), 10, null, default)).Items.Count == 1);
        var letter = (await desk.ListAsync(new DeadLetterFilter { Cause = "no_recipient" }, 10, null, default)).Items[0];
        letter.Cause.Should().Be("no_recipient: rule 'fill' found nobody at payload.user_id.");
        await host.Rested();

        await host.Get<IRuleDesk>().PutAsync(
            [new StoredRule("fill", 0, true, """{"name":"Fill","event_type":"FILL","to":{"users":["olga"]},"actions":[{"type":"notify","channels":["inapp","pager"]}]}""")], "olga");
        (await desk.ReplayAsync(new DeadLetterFilter { Ids = [letter.Delivery.Id] }, new ReplayPace(10, 100), "olga")).Replayed.Should().Be(1);
        await Pass(TimeSpan.FromMinutes(2));
        (await Pager.Next()).UserId.Should().Be("olga");
        (await desk.ListAsync(new DeadLetterFilter(), 10, null, default)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_rule_remembers_outlives_a_restart_and_holds_on_two_nodes()
    {
        var first = await StartWithRules();
        await first.Notifier.PublishEventAsync(Event("TICK", """{"symbol":"BTC","price":100}"""));
        await Remembered(first, 1);
        await first.KillAsync();

        var second = await StartWithRules();
        var third = await StartWithRules();
        await third.Notifier.PublishEventAsync(Event("TICK", """{"symbol":"ETH","price":5}"""));
        await Remembered(second, 2);

        // Of two hosts' events at one instant, either may be the earlier one.
        Time.Pass(Tick);
        await second.Notifier.PublishEventAsync(Event("TICK", """{"symbol":"BTC","price":106}"""));

        (await Pager.Next()).UserId.Should().Be("anna");
        (await Inbox(second, "anna")).Should().ContainSingle();
    }

    [Fact]
    public async Task A_throttle_lets_through_no_more_on_two_nodes_than_on_one()
    {
        const string Throttled = """
            {"rules":[{"name":"Flood","event_type":"FLOOD","actions":[{"type":"notify","channels":["inapp","pager"]},{"type":"throttle","limit":5,"per":"1h","key":"payload.kind"}]}]}
            """;
        var first = await Start(builder => builder.AddRules(rules => rules.Documents.Add(Throttled)));
        var second = await Start(builder => builder.AddRules(rules => rules.Documents.Add(Throttled)));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? first : second).Notifier.PublishEventAsync(Event("FLOOD", $$"""{"user_id":"u{{i}}","kind":"margin"}"""))));

        await Until(async () => (await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Inbox(first, $"u{i}")))).All(inbox => inbox.Count == 1));
        await Pager.Next(5);
        await first.Rested();
        await second.Rested();
        Pager.Calls.Should().HaveCount(5);
    }

    [Fact]
    public async Task Two_brokers_that_bring_one_event_to_two_nodes_bring_one_notification()
    {
        var first = await StartWithRules();
        var second = await StartWithRules();
        var events = Enumerable.Range(0, 20).Select(i => Event("FILL", $$"""{"user_id":"anna","n":{{i}}}""") with { Id = $"fill-{i}", Producer = "trading" }).ToArray();
        await Task.WhenAll(
            Task.WhenAll(events.Select(happened => first.Notifier.PublishEventAsync(happened))),
            Task.WhenAll(events.Reverse().Select(happened => second.Notifier.PublishEventAsync(happened))));

        await Pager.Next(20);
        await first.Rested();
        await second.Rested();
        (await Inbox(first, "anna")).Select(item => item.Notification.Metadata!["n"]!.GetValue<int>()).Should().BeEquivalentTo(Enumerable.Range(0, 20));
        Pager.Calls.Should().HaveCount(20);
    }

    [Fact]
    public async Task Segments_that_are_slow_to_tell_hold_up_no_event()
    {
        var gate = new TaskCompletionSource();
        var host = await StartWithRules();
        (host.People.Segment, host.People.Gate) = (["everyone"], gate.Task);
        for (var i = 0; i < 10; i++)
        {
            await host.Notifier.PublishAsync(new Notification { Type = "t", Title = $"{i}", Channels = ["inapp"] }, Audience.Of("everyone"));
        }

        await host.Notifier.PublishEventAsync(Event("FILL", """{"user_id":"anna"}"""));
        (await Pager.Next()).UserId.Should().Be("anna");
        gate.SetResult();
    }

    [Fact]
    public async Task What_was_a_dead_letter_before_a_restart_is_replayed_after_it_though_no_event_came_since()
    {
        const string Told = """{"name":"Tell","event_type":"NEW","actions":[{"type":"notify","channels":["inapp","pager"]}]}""";
        var first = await Start();
        await first.Get<IRuleDesk>().PutAsync([new StoredRule("tell", 0, true, Told)], "olga");
        await first.Notifier.PublishEventAsync(Event("NEW", "{}"));
        await Until(async () => (await first.Get<IDeadLetterDesk>().ListAsync(new DeadLetterFilter(), 10, null, default)).Items.Count == 1);
        await first.Rested();
        await first.KillAsync();

        var second = await Start();
        await second.Get<IRuleDesk>().PutAsync([new StoredRule("tell", 1, true, Told.Replace("\"actions\"", "\"to\":{\"users\":[\"olga\"]},\"actions\"", StringComparison.Ordinal))], "olga");
        (await second.Get<IDeadLetterDesk>().ReplayAsync(new DeadLetterFilter(), new ReplayPace(10, 100), "olga")).Replayed.Should().Be(1);
        await Pass(TimeSpan.FromMinutes(2));
        (await Pager.Next()).UserId.Should().Be("olga");
    }

    [Fact]
    public async Task An_event_of_which_no_rule_knows_tells_nobody_and_holds_up_nothing()
    {
        var host = await StartWithRules();
        await host.Notifier.PublishEventAsync(Event("UNHEARD_OF", """{"user_id":"anna","$type":"System.IO.FileInfo, System.IO"}"""));
        await host.Notifier.PublishEventAsync(Event("FILL", """{"user_id":"bob"}"""));

        (await Pager.Next()).UserId.Should().Be("bob");
        await host.Rested();
        (await Inbox(host, "anna")).Should().BeEmpty();
        (await host.Get<IDeadLetterDesk>().ListAsync(new DeadLetterFilter(), 10, null, default)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_is_erased_takes_the_events_along_that_are_about_them()
    {
        var host = await StartWithRules();
        var hers = await host.Notifier.PublishEventAsync(Event("FILL", """{"user_id":"anna"}"""));
        var his = await host.Notifier.PublishEventAsync(Event("FILL", """{"user_id":"bob"}"""));
        await Pager.Next(2);
        await host.Rested();
        await host.Get<IUserData>().EraseAsync("anna", "olga", default);

        var store = host.Get<IPublications>();
        (await store.FindPublicationAsync(hers.PublicationId, default)).Should().BeNull();
        (await store.FindPublicationAsync(his.PublicationId, default)).Should().NotBeNull();
    }

    [Fact]
    public async Task An_event_that_was_accepted_when_the_process_died_is_told_by_the_next()
    {
        var first = await StartWithRules(builder => builder.Services.Configure<NotificationOptions>(options => options.Deliver = false));
        await first.Notifier.PublishEventAsync(Event("BOTH", """{"user_id":"anna"}"""));
        await first.KillAsync();

        var second = await StartWithRules();
        await Pager.Next(2);
        await second.Rested();
        (await Inbox(second, "anna")).Should().HaveCount(2);
    }

    [Fact]
    public async Task Stored_rules_hold_without_a_restart_on_every_node_and_each_change_is_on_record()
    {
        var changing = await Start();
        var telling = await Start();
        var desk = changing.Get<IRuleDesk>();
        var put = await desk.PutAsync([new StoredRule("tell", 0, true, """{"name":"Tell","event_type":"NEW","actions":[{"type":"notify","channels":["inapp","pager"]}]}""")], "olga");

        put.Should().ContainSingle().Which.Version.Should().Be(1);
        await telling.Notifier.PublishEventAsync(Event("NEW", """{"user_id":"anna"}"""));
        await Pager.Next();
        await desk.SwitchAsync(["tell"], enabled: false, "olga");
        await Pass(TimeSpan.FromSeconds(2));
        await telling.Notifier.PublishEventAsync(Event("NEW", """{"user_id":"bob"}"""));
        await telling.Rested();
        await changing.Rested();
        (await Inbox(telling, "bob")).Should().BeEmpty();

        var stale = () => desk.PutAsync([put[0]], "olga");
        await stale.Should().ThrowAsync<RuleConflictException>("it has version 2 by now");
        var facts = (await changing.Get<IHistory>().AuditAsync(new AuditQuery { Actor = "olga" }, default)).Items.Select(entry => (entry.Fact.Action, entry.Fact.Target));
        facts.Should().Contain([("rules_put", "tell"), ("rules_disabled", "tell")]);
    }

    private Task<JourneyHost> StartWithRules(Action<NotificationsBuilder>? configure = null) => Start(builder =>
    {
        builder.AddRules(rules => rules.Documents.Add(Rules));
        configure?.Invoke(builder);
    });

    private static SourceEvent Event(string type, string payload) => new() { Type = type, Payload = System.Text.Json.Nodes.JsonNode.Parse(payload)!.AsObject() };

    private static async Task<IReadOnlyList<InboxItem>> Inbox(JourneyHost host, string userId) =>
        (await host.Get<IInbox>().ListAsync(userId, new InboxQuery(), Noon, default)).Items;

    private static Task Remembered(JourneyHost host, int count) =>
        Until(async () => (await host.Get<IDocuments>().ListDocumentsAsync("rule_state", 10, null, default)).Items.Count == count);
}
