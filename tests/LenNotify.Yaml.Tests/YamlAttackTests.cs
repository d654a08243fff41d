using System.Text;

namespace LenNotify.Yaml.Tests;

/// <summary>What hostile or broken files do to a reader of YAML.</summary>
public sealed class YamlAttackTests
{
    private const string Sound =
        """
        rules:
          - name: "Margin Call"   # the first users' own
            event_type: MARGIN_CALL
            key: payload.account_id
            conditions: { any: [ { field: severity, operator: gte, value: high }, { not: { field: payload.shortfall, operator: lt, value: 1.5e3 } } ] }
            actions:
              - type: notify
                channels: [inapp, sms]
                message: |
                  Two lines,
                  the second here.
                bypass_quiet_hours: true
              - { type: throttle, limit: 3, per: 1h }
        """;

    private static readonly YamlRuleFormat Format = new();

    [Theory]
    [InlineData("a: &a [*a]", "line 1, column 4")]
    [InlineData("a: &a {b: *a}", "line 1, column 4")]
    [InlineData("a: 1\n<<: *a", "line 2, column 5")]
    [InlineData("&a a: 1", "line 1, column 1")]
    [InlineData("a: !!type 'System.Object'", "line 1, column 4")]
    [InlineData("a: !!binary aGk=", "line 1, column 4")]
    [InlineData("a: !<tag:yaml.org,2002:js/function> 'x'", "line 1, column 4")]
    [InlineData("%TAG ! tag:evil,2026:\n---\na: !x 1", "line 3, column 4")]
    [InlineData("!!map {a: 1}", "line 1, column 1")]
    public void What_would_grow_or_become_something_else_is_refused_where_it_stands(string text, string place) =>
        FluentActions.Invoking(() => Format.Read(text)).Should().Throw<InvalidInputException>().WithMessage($"*{place}*");

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: ")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("|\n")]
    [InlineData("# ")]
    [InlineData("&")]
    [InlineData("*")]
    [InlineData("!")]
    [InlineData("%")]
    [InlineData("\\")]
    [InlineData("a\n")]
    [InlineData("- a\n")]
    [InlineData("[],")]
    [InlineData("{},")]
    [InlineData("a: b\n")]
    [InlineData("\n")]
    [InlineData("---\n")]
    [InlineData("\u00e9")]
    public void As_much_as_may_be_of_one_thing_is_judged_within_seconds(string repeated)
    {
        var text = new StringBuilder("rules: ");
        while (Encoding.UTF8.GetByteCount(repeated) + text.Length < 500_000)
        {
            text.Append(repeated);
        }

        var began = TimeProvider.System.GetTimestamp();
        Judge(text.ToString());
        TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void However_a_document_is_spoilt_it_is_read_or_refused_with_line_and_column()
    {
        const string Odd = "[]{}:,-?&*!|>'\"%@`#\\ \n\t\r\0\u0085\u2028\ufeff\ud800x0~<";
        var random = new Random(8);
        var refused = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var text = new StringBuilder(Sound);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(4) switch
                {
                    0 => text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at)),
                    1 => text.Insert(at, Odd[random.Next(Odd.Length)]),
                    2 => text.Insert(at, text.ToString(at, Math.Min(30, text.Length - at))),
                    _ => text.Replace(text[at], Odd[random.Next(Odd.Length)], at, 1),
                };
            }

            refused += Judge(text.ToString()) ? 0 : 1;
        }

        refused.Should().BeInRange(300, 2_999, "most changes break it, and some do not");
    }

    private static bool Judge(string text)
    {
        try
        {
            RuleReader.Read(Format.Read(text));
            return true;
        }
        catch (InvalidInputException error)
        {
            error.Problems.Should().AllSatisfy(problem => problem.ToString().Should().MatchRegex("line [0-9]+, column [0-9]+"));
            return false;
        }
    }
}
