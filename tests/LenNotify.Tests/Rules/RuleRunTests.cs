using LenNotify.Storage;
using static LenNotify.Tests.Rules.RuleDesktop;

namespace LenNotify.Tests.Rules;

public class RuleRunTests
{
    [Fact]
    public void What_a_rule_tells_carries_the_events_payload_and_the_templates_key()
    {
        var notices = Set(
            """
            {"rules":[{"name":"Fill","event_type":"TICK","actions":[{"type":"notify","channels":["in_app","push"],"template":"order.filled","priority":"high",
              "bypass_quiet_hours":true,"notification_type":"order_filled","expires_in":"2h","attributes":{"symbols":"payload.symbol"},"confidence":"payload.score","repeat_key":"payload.symbol"}]}]}
            """).Run(Event("""{"user_id":"anna","symbol":"BTC\n","score":91,"title":"Filled","message":"At 5"}""", "warning"), RulePast.None);

        var notice = notices.Should().ContainSingle().Subject;
        notice.Audience!.UserIds.Should().Equal("anna");
        var told = notice.Notification;
        told.Should().BeEquivalentTo(new
        {
            Type = "order_filled",
            Title = "Filled",
            Message = "At 5",
            Severity = Severity.Warning,
            Priority = Priority.High,
            Confidence = 91d,
            RepeatKey = "BTC",
            Template = "order.filled",
            BypassQuietHours = true,
            ExpiresAt = Noon.AddHours(2),
            Channels = new[] { "inapp", "webpush" },
        });
        told.Attributes.Should().Equal(new Dictionary<string, string> { ["symbols"] = "BTC" });
        told.Metadata!["score"]!.GetValue<int>().Should().Be(91);
    }

    [Theory]
    [InlineData("\"payload.owner.id\"", """{"owner":{"id":"bob"}}""", "bob")]
    [InlineData("""{"path":"payload.people"}""", """{"people":["bob",7,null,"",{"x":1},"eve"]}""", "bob,7,eve")]
    [InlineData("""{"users":["olga","bob"]}""", "{}", "olga,bob")]
    public void People_are_found_where_the_rule_says(string to, string payload, string expected) =>
        Set($$"""{"rules":[{"name":"A","event_type":"TICK","to":{{to}},"actions":[{"type":"notify"}]}]}""").Run(Event(payload), RulePast.None)
            .Should().ContainSingle().Which.Audience!.UserIds.Should().Equal(expected.Split(','));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"user_id":null}""")]
    [InlineData("""{"user_id":{"id":"anna"}}""")]
    [InlineData("""{"user_id":"a\nb"}""")]
    [InlineData("""{"user_id":""}""")]
    public void Where_nobody_is_found_the_place_is_named(string payload)
    {
        var notice = When("[]").Run(Event(payload), RulePast.None).Should().ContainSingle().Subject;
        notice.Audience.Should().BeNull();
        notice.Lacks.Should().Be("payload.user_id");
    }

    [Fact]
    public void Rules_are_asked_in_their_order_until_one_stops_or_suppresses()
    {
        const string Rules =
            """
            {"rules":[
              {"name":"Last","event_type":"TICK","order":9,"actions":[{"type":"notify"}]},
              {"name":"Stops","event_type":"TICK","order":5,"stop":true,"conditions":[{"field":"payload.stop","operator":"eq","value":true}],"actions":[{"type":"notify"}]},
              {"name":"Mutes","event_type":"TICK","order":4,"conditions":[{"field":"payload.mute","operator":"eq","value":true}],"actions":[{"type":"suppress"},{"type":"notify"}]},
              {"name":"First","event_type":"TICK","actions":[{"type":"notify"}]}]}
            """;
        var rules = Set(Rules);
        string[] Told(string payload) => [.. rules.Run(Event(payload), RulePast.None).Select(notice => notice.Rule.Name)];

        Told("""{"user_id":"a"}""").Should().Equal("First", "Last");
        Told("""{"user_id":"a","stop":true}""").Should().Equal("First", "Stops");
        Told("""{"user_id":"a","mute":true,"stop":true}""").Should().Equal("First");
    }

    [Fact]
    public void A_rule_that_tells_nobody_says_how_those_after_it_tell()
    {
        var notices = Set(
            """
            {"rules":[
              {"name":"Before","event_type":"TICK","actions":[{"type":"notify"}]},
              {"name":"Shapes","event_type":"TICK","actions":[{"type":"set_priority","priority":"critical"},{"type":"group","key":"payload.symbol"},{"type":"escalate","to":"sms","after":"15m"}]},
              {"name":"After","event_type":"TICK","actions":[{"type":"notify"},{"type":"notify","priority":"low"}]}]}
            """).Run(Event("""{"user_id":"anna","symbol":"BTC"}"""), RulePast.None).ConvertAll(notice => notice.Notification);

        notices.Select(told => told.Priority).Should().Equal(null, Priority.Critical, Priority.Low);
        notices.Select(told => told.GroupKey).Should().Equal(null, "shapes:BTC", "shapes:BTC");
        notices[0].Escalations.Should().BeNull();
        notices[1].Escalations.Should().Equal(new Escalation("sms", TimeSpan.FromMinutes(15)));
    }

    [Fact]
    public void What_a_throttle_does_not_let_through_goes_to_the_inbox_only()
    {
        var rules = Set(
            """
            {"rules":[{"name":"Risk","event_type":"TICK","actions":[{"type":"throttle","limit":2,"per":"1h","key":"payload.risk"},{"type":"notify","channels":["inapp","sms"]}]}]}
            """);
        var memory = new Dictionary<DocumentKey, SampleSeries>();
        string Told(EventView happened) => string.Join(",", rules.Judge(happened, memory)[0].Notification.Channels!);
        EventView At(int minute, string risk = "margin") => Event($$"""{"user_id":"anna","risk":"{{risk}}"}""", at: Noon.AddMinutes(minute));

        var second = At(30);
        Told(At(0)).Should().Be("inapp,sms");
        Told(second).Should().Be("inapp,sms");
        Told(At(59)).Should().Be("inapp");
        Told(second).Should().Be("inapp,sms", "it was let through before");
        Told(At(59, "drawdown")).Should().Be("inapp,sms");
        Told(At(60)).Should().Be("inapp,sms", "the first is an hour ago");
        Told(At(61)).Should().Be("inapp");
    }

    [Fact]
    public void What_lacks_the_key_of_a_throttle_is_counted_together()
    {
        var rules = Set(
            """
            {"rules":[{"name":"Risk","event_type":"TICK","actions":[{"type":"throttle","limit":1,"per":"1h","key":"payload.risk"},{"type":"notify","channels":["sms"]}]}]}
            """);
        var memory = new Dictionary<DocumentKey, SampleSeries>();
        string Told(string payload) => rules.Judge(Event(payload), memory)[0].Notification.Channels![0];

        Told("""{"user_id":"anna"}""").Should().Be("sms");
        Told("""{"user_id":"anna","risk":{}}""").Should().Be("inapp");
        Told("""{"user_id":"anna","risk":"margin"}""").Should().Be("sms");
    }

    [Fact]
    public void Of_rules_that_watch_one_key_each_an_event_asks_only_those_that_watch_its_own()
    {
        var rules = Set(
            $$"""
            {"rules":[{{string.Join(",", Enumerable.Range(0, 300).Select(i => $$"""
              {"name":"r{{i}}","event_type":"TICK","key":"payload.symbol","to":{"users":["anna"]},"conditions":[{"field":"payload.symbol","operator":"eq","value":"S{{i}}"},
                {"field":"payload.volume","operator":"gt","value":5},{"field":"payload.price","operator":"cross","value":10}],"actions":[{"type":"notify"},{"type":"throttle","limit":1,"per":"1h"}]}
              """))}}]}
            """);
        var memory = new Dictionary<DocumentKey, SampleSeries>();
        int Told(string symbol, int price, int volume) => rules.Judge(Event($$"""{"symbol":"{{symbol}}","price":{{price}},"volume":{{volume}}}"""), memory).Count;

        RulePast.For(Event("""{"symbol":"S7","price":9,"volume":9}"""), rules.Of("TICK").AskingPast).Keys.Should().HaveCount(2, "samples, and what its throttle counts");
        Told("S7", 9, 1).Should().Be(0);
        Told("S8", 11, 9).Should().Be(0, "nothing of its own came before");
        Told("S7", 11, 9).Should().Be(1, "what another condition turned away is a sample all the same");
        memory.Should().HaveCount(3);
    }

    [Fact]
    public void Rules_hold_only_while_they_are_on_and_valid()
    {
        var rules = Set(
            """
            {"rules":[
              {"name":"Off","event_type":"TICK","enabled":false,"actions":[{"type":"notify"}]},
              {"name":"Soon","event_type":"TICK","valid_from":"2026-11-21T12:00:01Z","actions":[{"type":"notify"}]},
              {"name":"Over","event_type":"TICK","valid_until":"2026-11-21T13:00:00+01:00","actions":[{"type":"notify"}]},
              {"name":"Now","event_type":"TICK","valid_from":"2026-11-21T12:00:00Z","valid_until":"2026-11-21T12:00:00.5Z","actions":[{"type":"notify"}]}]}
            """);
        rules.Run(Event("""{"user_id":"anna"}"""), RulePast.None).Should().ContainSingle().Which.Rule.Name.Should().Be("Now");
    }

    [Fact]
    public void However_rules_are_found_the_same_hold_as_if_all_were_asked()
    {
        var random = new Random(1);
        string[] symbols = ["A", "B", "C\u00e9"];
        var conditions = Enumerable.Range(0, 300).Select(_ => random.Next(5) switch
        {
            0 => $$"""{"field":"payload.symbol","operator":"eq","value":"{{symbols[random.Next(3)]}}"}""",
            1 => $$"""{"field":"payload.symbol","operator":"in","value":["{{symbols[random.Next(3)]}}","{{symbols[random.Next(3)]}}"]}""",
            2 => $$"""{"field":"payload.price","operator":"{{(random.Next(2) == 0 ? "gt" : "lte")}}","value":{{random.Next(10)}}}""",
            3 => $$"""{"field":"payload.price","operator":"{{(random.Next(2) == 0 ? "gte" : "lt")}}","value":{{random.Next(10)}}}""",
            _ => $$"""{"field":"payload.symbol","operator":"starts_with","value":"{{symbols[random.Next(3)][0]}}"}""",
        }).ToArray();
        var all = Set($$"""{"rules":[{{string.Join(",", conditions.Select((condition, i) => $$"""{"name":"r{{i}}","event_type":"TICK","conditions":[{{condition}}],"actions":[{"type":"notify"}]}"""))}}]}""");
        for (var round = 0; round < 200; round++)
        {
            var happened = Event($$"""{"user_id":"anna","symbol":"{{symbols[random.Next(3)]}}","price":{{random.Next(20) / 2.0}}}""");
            var found = all.Run(happened, RulePast.None).ConvertAll(notice => notice.Rule.Name);
            found.Should().Equal(all.Rules.Where(rule => rule.When.Holds(happened, RulePast.None)).Select(rule => rule.Name));
        }
    }
}
