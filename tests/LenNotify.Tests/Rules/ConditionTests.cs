using LenNotify.Storage;
using static LenNotify.Tests.Rules.RuleDesktop;

namespace LenNotify.Tests.Rules;

public class ConditionTests
{
    private const string Payload =
        """{"user_id":"anna","symbol":"BTC/USD","price":150.25,"count":0,"open":true,"gone":null,"tags":["a","b",3],"legs":[{"symbol":"ETH"},{"symbol":"S\u00e9v\"x"}],"long":"__LONG__"}""";

    [Theory]
    [InlineData("symbol", "eq", "\"BTC/USD\"", true)]
    [InlineData("symbol", "eq", "\"btc/usd\"", false)]
    [InlineData("symbol", "ne", "\"BTC/USD\"", false)]
    [InlineData("missing", "ne", "\"BTC/USD\"", true)]
    [InlineData("missing", "eq", "\"BTC/USD\"", false)]
    [InlineData("gone", "exists", "true", false)]
    [InlineData("gone", "exists", "false", true)]
    [InlineData("price", "exists", "true", true)]
    [InlineData("price", "eq", "150.25", true)]
    [InlineData("price", "eq", "150.250", true)]
    [InlineData("price", "eq", "\"150.25\"", false)]
    [InlineData("price", "gt", "150.25", false)]
    [InlineData("price", "gte", "150.25", true)]
    [InlineData("price", "gt", "150.2499", true)]
    [InlineData("price", "lt", "150.25", false)]
    [InlineData("price", "lte", "150.25", true)]
    [InlineData("symbol", "gt", "1", false)]
    [InlineData("missing", "lt", "1", false)]
    [InlineData("count", "eq", "0", true)]
    [InlineData("open", "eq", "true", true)]
    [InlineData("open", "eq", "false", false)]
    [InlineData("symbol", "in", "[\"ETH\",\"BTC/USD\"]", true)]
    [InlineData("symbol", "not_in", "[\"ETH\",\"BTC/USD\"]", false)]
    [InlineData("missing", "not_in", "[\"ETH\"]", true)]
    [InlineData("price", "in", "[1,150.25,\"x\",true]", true)]
    [InlineData("symbol", "contains", "\"C/U\"", true)]
    [InlineData("symbol", "contains", "\"c/u\"", false)]
    [InlineData("tags", "contains", "\"b\"", true)]
    [InlineData("tags", "contains", "3", true)]
    [InlineData("tags", "contains", "\"c\"", false)]
    [InlineData("symbol", "starts_with", "\"BTC\"", true)]
    [InlineData("symbol", "ends_with", "\"USD\"", true)]
    [InlineData("symbol", "ends_with", "\"BTC\"", false)]
    [InlineData("price", "starts_with", "\"1\"", false)]
    [InlineData("legs[1].symbol", "eq", "\"S\u00e9v\\\"x\"", true)]
    [InlineData("legs[0].symbol", "eq", "\"ETH\"", true)]
    [InlineData("legs[2].symbol", "exists", "false", true)]
    [InlineData("legs.symbol", "exists", "true", false)]
    [InlineData("symbol[0]", "exists", "true", false)]
    [InlineData("symbol", "matches", "\"^[A-Z]{3}/USD$\"", true)]
    [InlineData("symbol", "matches", "\"^ETH\"", false)]
    [InlineData("price", "matches", "\"1\"", false)]
    [InlineData("long", "contains", "\"needle\"", true)]
    public void A_comparison_holds_or_does_not(string field, string how, string value, bool holds)
    {
        var payload = Payload.Replace("__LONG__", new string('x', 3_000) + "needle", StringComparison.Ordinal);
        When($$"""[{"field":"payload.{{field}}","operator":"{{how}}","value":{{value}}}]""").Holds(Event(payload)).Should().Be(holds);
    }

    [Theory]
    [InlineData("gte", "low", "info", true)]
    [InlineData("gte", "medium", "info", false)]
    [InlineData("gte", "medium", "warning", true)]
    [InlineData("gt", "info", "success", false)]
    [InlineData("lt", "error", "warning", true)]
    [InlineData("lte", "warning", "error", false)]
    [InlineData("eq", "critical", "critical", true)]
    [InlineData("eq", "info", "success", false)]
    [InlineData("ne", "critical", "error", true)]
    public void Severities_are_compared_by_how_bad_they_are(string how, string bound, string severity, bool holds) =>
        When($$"""[{"field":"severity","operator":"{{how}}","value":"{{bound}}"}]""").Holds(Event("""{"user_id":"anna"}""", severity)).Should().Be(holds);

    [Theory]
    [InlineData("""{"any":[{"field":"payload.a","operator":"eq","value":1},{"field":"payload.b","operator":"eq","value":2}]}""", true)]
    [InlineData("""{"all":[{"field":"payload.a","operator":"eq","value":1},{"field":"payload.b","operator":"eq","value":3}]}""", false)]
    [InlineData("""{"not":{"field":"payload.a","operator":"eq","value":1}}""", false)]
    [InlineData("""[{"not":{"any":[{"field":"payload.a","operator":"eq","value":9},{"not":{"field":"payload.b","operator":"eq","value":2}}]}}]""", true)]
    [InlineData("[]", true)]
    public void Conditions_nest(string conditions, bool holds) =>
        When(conditions).Holds(Event("""{"user_id":"anna","a":1,"b":2}""")).Should().Be(holds);

    [Fact]
    public void A_pattern_that_would_go_back_for_ever_answers_at_once()
    {
        var rules = When("""[{"field":"payload.text","operator":"matches","value":"^(a+)+$"}]""");
        var began = TimeProvider.System.GetTimestamp();
        rules.Holds(Event($$"""{"user_id":"anna","text":"{{new string('a', 4_000)}}!"}""")).Should().BeFalse();
        TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_text_that_is_longer_than_patterns_read_does_not_match() =>
        When("""[{"field":"payload.text","operator":"matches","value":"a"}]""").Holds(Event($$"""{"user_id":"anna","text":"{{new string('a', 4_097)}}"}""")).Should().BeFalse();

    [Fact]
    public void A_change_is_measured_from_the_event_before_of_the_same_key()
    {
        var rules = Set(
            """
            {"rules":[{"name":"Moves","event_type":"TICK","key":"payload.symbol","to":{"users":["anna"]},
              "conditions":[{"field":"payload.price","operator":"changed_by","value":"5%"}],"actions":[{"type":"notify"}]}]}
            """);
        var memory = new Dictionary<DocumentKey, SampleSeries>();
        bool Moves(string symbol, int price) => rules.Judge(Event($$"""{"symbol":"{{symbol}}","price":{{price}}}"""), memory).Count > 0;

        Moves("BTC", 100).Should().BeFalse("there is nothing before it");
        Moves("ETH", 500).Should().BeFalse("it is another key");
        Moves("BTC", 104).Should().BeFalse();
        Moves("BTC", 110).Should().BeTrue("it is 5.8 % above 104");
        Moves("BTC", 104).Should().BeTrue("it is 5.5 % below 110");
        Moves("ETH", 500).Should().BeFalse();
    }

    [Theory]
    [InlineData("up", true, false)]
    [InlineData("down", false, true)]
    [InlineData("any", true, true)]
    public void A_cross_knows_its_direction(string direction, bool rising, bool falling)
    {
        var rules = Set(
            $$"""
            {"rules":[{"name":"Cross","event_type":"TICK","to":{"users":["anna"]},
              "conditions":[{"field":"payload.fast","operator":"cross","other":"payload.slow","direction":"{{direction}}"}],"actions":[{"type":"notify"}]}]}
            """);
        var memory = new Dictionary<DocumentKey, SampleSeries>();
        bool Crosses(int fast, int slow) => rules.Judge(Event($$"""{"fast":{{fast}},"slow":{{slow}}}"""), memory).Count > 0;

        Crosses(1, 2).Should().BeFalse();
        Crosses(3, 2).Should().Be(rising);
        Crosses(4, 2).Should().BeFalse("it is above already");
        Crosses(1, 2).Should().Be(falling);
    }

    [Fact]
    public void A_spike_needs_all_that_it_is_compared_with()
    {
        var rules = Set(
            """
            {"rules":[{"name":"Spike","event_type":"TICK","to":{"users":["anna"]},
              "conditions":[{"field":"payload.volume","operator":"spike","value":3,"over":4}],"actions":[{"type":"notify"}]}]}
            """);
        var memory = new Dictionary<DocumentKey, SampleSeries>();
        bool Spikes(int volume) => rules.Judge(Event($$"""{"volume":{{volume}}}"""), memory).Count > 0;

        foreach (var volume in new[] { 10, 10, 10, 1_000 })
        {
            Spikes(volume).Should().BeFalse("only so many came before it");
        }

        Spikes(700).Should().BeFalse("three times the mean of the last four is 772.5");
        Spikes(1_400).Should().BeTrue("three times the mean of the last four is 1290");
    }

    [Fact]
    public void What_was_judged_is_judged_the_same_when_it_comes_again_after_others()
    {
        var rules = Set(
            """
            {"rules":[{"name":"Moves","event_type":"TICK","to":{"users":["anna"]},
              "conditions":[{"field":"payload.price","operator":"changed_by","value":5}],"actions":[{"type":"notify"}]}]}
            """);
        var memory = new Dictionary<DocumentKey, SampleSeries>();
        var events = new[] { 100, 110, 111, 130 }.Select(price => Event($$"""{"price":{{price}}}""")).ToArray();
        var first = events.Select(happened => rules.Judge(happened, memory).Count).ToArray();

        first.Should().Equal(0, 1, 0, 1);
        events.Reverse().Select(happened => rules.Judge(happened, memory).Count).Should().Equal(1, 0, 1, 0);
        memory.Should().ContainSingle();
    }
}
