using System.Text;
using static LenNotify.Tests.Rules.RuleDesktop;

namespace LenNotify.Tests.Rules;

/// <summary>What hostile or broken rules do to who reads them, and to who lives by them.</summary>
public sealed class RuleAttackTests
{
    private const string Sound =
        """
        {"rules":[{"name":"Margin Call","event_type":"MARGIN_CALL","key":"payload.account_id","valid_from":"2026-01-01T00:00:00Z",
          "conditions":{"any":[{"field":"severity","operator":"gte","value":"high"},{"not":{"field":"payload.shortfall","operator":"lt","value":1.5e3}}]},
          "actions":[{"type":"notify","channels":["inapp","sms"],"message":"a\nb","bypass_quiet_hours":true},{"type":"throttle","limit":3,"per":"1h"}]}]}
        """;

    [Theory]
    [InlineData("", "line 1, column 1")]
    [InlineData("nope", "line 1, column 2")]
    [InlineData("[]", "line 1, column 1")]
    [InlineData("null", "line 1, column 1")]
    [InlineData("{\"rules\":[\n{\"name\":}]}", "line 2, column 9")]
    [InlineData("{\"rules\":[]}\n{}", "line 2, column 1")]
    [InlineData("{\"rules\":[],\n \"rules\":[]}", "line 2, column 2")]
    [InlineData("{\"rules\":[],\"$type\":\"System.Object\"}", "line 1, column 13")]
    [InlineData("{\"rules\":[],\"version\":2}", "line 1, column 13")]
    [InlineData("{\"rules\":[{\"name\":\"\\ud800\",\"event_type\":\"T\",\"actions\":[]}]}", "line 1")]
    [InlineData("{\"rules\":[{\"name\":\"x\",\"event_type\":\"T\",\"actions\":[{\"type\":\"notify\",\"to\":{\"$ref\":\"x\"}}]}]}", "line 1")]
    public void What_is_no_document_of_rules_is_refused_where_it_stands(string text, string place) =>
        FluentActions.Invoking(() => Set(text)).Should().Throw<InvalidInputException>().WithMessage($"*{place}*");

    [Fact]
    public void What_is_too_deep_too_long_or_too_much_is_refused_before_it_costs_anything()
    {
        FluentActions.Invoking(() => Set($"{{\"rules\":{new string('[', 5_000)}{new string(']', 5_000)}}}")).Should().Throw<InvalidInputException>().WithMessage("*line 1, column 41*32 levels*");
        FluentActions.Invoking(() => Set($"{{\"rules\":[{string.Join(",", Enumerable.Repeat("1", 10_001))}]}}")).Should().Throw<InvalidInputException>().WithMessage("*10,000 values*");
        FluentActions.Invoking(() => Set(new string(' ', (1024 * 1024) + 1))).Should().Throw<InvalidInputException>().WithMessage("*1,048,576 bytes*");
        var nested = string.Concat(Enumerable.Repeat("{\"not\":", 9)) + """{"field":"severity","operator":"eq","value":"info"}""" + new string('}', 9);
        FluentActions.Invoking(() => When(nested)).Should().Throw<InvalidInputException>().WithMessage("*8 levels of all, any and not*");
    }

    [Fact]
    public void However_a_document_is_spoilt_it_is_read_or_refused_with_line_and_column()
    {
        const string Odd = "[]{}:,\"\\ \n\t\0\ud800x0-.eE\u2028";
        var random = new Random(8);
        var refused = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var text = new StringBuilder(Sound);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at)),
                    1 => text.Insert(at, Odd[random.Next(Odd.Length)]),
                    _ => text.Insert(at, text.ToString(at, Math.Min(30, text.Length - at))),
                };
            }

            refused += Judge(text.ToString()) ? 0 : 1;
        }

        refused.Should().BeInRange(300, 2_999, "most changes break it, and some do not");
    }

    [Theory]
    [InlineData("(?=a)b")]
    [InlineData("(?<!a)b")]
    [InlineData(@"(a)\\1")]
    [InlineData("(?>a+)b")]
    [InlineData("(a")]
    [InlineData("[z-a]")]
    [InlineData("((a{999}){999}){999}")]
    [InlineData(@"((\\w{500}){500}x){500}")]
    public void A_pattern_that_could_go_back_or_is_too_large_is_refused_at_once(string pattern)
    {
        var began = TimeProvider.System.GetTimestamp();
        FluentActions.Invoking(() => When($$"""[{"field":"payload.text","operator":"matches","value":"{{pattern}}"}]""")).Should().Throw<InvalidInputException>().WithMessage("*no pattern*");
        TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    [InlineData("(.*a){20}")]
    [InlineData("^(\\\\w+\\\\s?)*$")]
    [InlineData("(x+x+)+y")]
    public void A_pattern_that_is_slow_elsewhere_answers_in_time_that_grows_with_the_text_only(string pattern)
    {
        var rules = When($$"""[{"field":"payload.text","operator":"matches","value":"{{pattern}}"}]""");
        var began = TimeProvider.System.GetTimestamp();
        foreach (var text in new[] { new string('a', 4_095) + "!", new string('x', 4_096), string.Concat(Enumerable.Repeat("a ", 2_000)) + "!" })
        {
            rules.Run(Event($$"""{"user_id":"anna","text":"{{text}}"}"""), RulePast.None).Count.Should().BeLessThan(2);
        }

        TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Numbers_at_the_end_of_what_there_is_are_compared_and_never_thrown_at()
    {
        string[] numbers = ["1e308", "-1e308", "79228162514264337593543950335", "79228162514264337593543950336", "0.1", "-0", "1E+2", "9007199254740993"];
        foreach (var bound in numbers)
        {
            var rules = When($$"""{"any":[{"field":"payload.n","operator":"eq","value":{{bound}}},{"field":"payload.n","operator":"gt","value":{{bound}}},{"field":"payload.n","operator":"changed_by","value":1}]}""");
            foreach (var number in numbers.Append("1e400"))
            {
                rules.Holds(Event($$"""{"user_id":"anna","n":{{number}}}""")).Should().Be(number == bound || (number != "1e400" && Double(number) > Double(bound)), "{0} beside {1}", number, bound);
            }
        }
    }

    private static double Double(string number) => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture);

    private static bool Judge(string text)
    {
        try
        {
            Set(text);
            return true;
        }
        catch (InvalidInputException error)
        {
            error.Problems.Should().AllSatisfy(problem => problem.ToString().Should().MatchRegex("line [0-9]+, column [0-9]+"));
            return false;
        }
    }
}
