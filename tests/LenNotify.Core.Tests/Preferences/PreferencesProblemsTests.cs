using static LenNotify.Core.Tests.Documents;

namespace LenNotify.Core.Tests;

public class PreferencesProblemsTests
{
    private const string Fifteen = """
        {
          "version": -1,
          "time_zone": "localtime",
          "language": "dutch_please",
          "confidence_threshold": 100.5,
          "channels": { "in app": true, "sms": "yes" },
          "channels_by_priority": { "urgent": ["sms"], "high": ["sms", "Email"] },
          "types": { "order_filled": { "minimum_severity": "huge" } },
          "filters": { "symbols": ["BTC/USD", ""] },
          "quiet_hours": {
            "windows": [
              { "start": "25:00", "end": "08:00" },
              { "start": "09:00", "end": "09:00", "days": [] }
            ],
            "snooze": true
          },
          "digest_at": "24:00"
        }
        """;

    [Fact]
    public void A_document_with_fifteen_problems_yields_these_fifteen() =>
        ProblemsOf(Fifteen).Select(p => $"{p.Field}: {p.Message}").Should().Equal(
            "version: is -1.",
            "time_zone: 'localtime' is not a time zone.",
            "language: 'dutch_please' is not a language tag.",
            "confidence_threshold: is 100.5.",
            "channels.sms: is 'yes'.",
            "channels.in app: 'in app' is not a channel name.",
            "channels_by_priority.urgent: is not a priority.",
            "channels_by_priority.high[1]: 'Email' is not a channel name.",
            "types.order_filled.minimum_severity: is 'huge'.",
            "filters.symbols[1]: is empty.",
            "quiet_hours.windows[0].start: is '25:00'.",
            "quiet_hours.snooze: is not known.",
            "quiet_hours.windows[1].end: is 09:00, the same as the start.",
            "quiet_hours.windows[1].days: is empty.",
            "digest_at: is 24:00.");

    [Fact]
    public void What_was_refused_for_its_shape_is_not_refused_again_by_a_rule_and_the_others_keep_their_places() =>
        ProblemsOf("""
            {
              "channels_by_priority": { "low": [1, null, "NO", [], "ok"] },
              "types": { "t": { "channels": [true, "NO"] } },
              "filters": { "k": [1, "", {}] },
              "quiet_hours": { "windows": [5, { "start": "08:00" }, { "end": "00:00", "days": ["mon", 5] }, { "start": "24:00", "end": "24:00" }] }
            }
            """).Select(p => p.Field).Should().BeEquivalentTo(
            "channels_by_priority.low[0]", "channels_by_priority.low[1]", "channels_by_priority.low[2]", "channels_by_priority.low[3]",
            "types.t.channels[0]", "types.t.channels[1]",
            "filters.k[0]", "filters.k[1]", "filters.k[2]",
            "quiet_hours.windows[0]", "quiet_hours.windows[1].end", "quiet_hours.windows[2].start", "quiet_hours.windows[2].days[1]",
            "quiet_hours.windows[3].start");

    [Fact]
    public void Every_problem_says_what_would_have_been_right() =>
        ProblemsOf(Fifteen).Should().OnlyContain(p => p.Message.EndsWith('.') && p.Limit.Length > 0);

    [Fact]
    public void A_hostile_document_cannot_make_more_problems_than_anyone_reads()
    {
        var json = $$"""{"filters":{"k":[{{string.Join(',', Enumerable.Repeat("1", 100_000))}}] } }""";

        var refusal = FluentActions.Invoking(() => Parse(json)).Should().Throw<InvalidInputException>().Which;

        refusal.Problems.Count.Should().BeLessThan(2_000);
        refusal.Message.Should().EndWith($"- and {refusal.Problems.Count - 20} more");
        refusal.Message.Length.Should().BeLessThan(2_000);
    }

    [Fact]
    public void Text_from_outside_cannot_forge_a_line_of_a_log()
    {
        var json = """
            {"?":1,"time_zone":"?","language":"?","channels":{"?":"?"},"types":{"?":{"?":1}},"channels_by_priority":{"?":["?"]},"filters":{"?":["?"]},
             "quiet_hours":{"windows":[{"start":"?","end":"?","days":["?"]}]},"digest_at":"?"}
            """.Replace("?", @"a\n\rinfo: Fake[0]\n  admin logged in\u001b[31m");

        var refusal = FluentActions.Invoking(() => Parse(json)).Should().Throw<InvalidInputException>().Which;

        refusal.Message.Split('\n').Skip(1).Should().HaveCount(refusal.Problems.Count).And.OnlyContain(line => line.StartsWith("- "));
        refusal.Message.Where(c => char.IsControl(c) && c != '\n').Should().BeEmpty();
    }
}
