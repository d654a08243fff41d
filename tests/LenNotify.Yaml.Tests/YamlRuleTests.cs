namespace LenNotify.Yaml.Tests;

public class YamlRuleTests
{
    private static readonly YamlRuleFormat Format = new();

    [Theory]
    [InlineData("a: &x [1]\nb: *x", "line 1, column 4", "anchor")]
    [InlineData("a: [*x]", "line 1, column 5", "alias")]
    [InlineData("a: !!python/object {}", "line 1, column 4", "tag")]
    [InlineData("a: !System.Object 1", "line 1, column 4", "tag")]
    [InlineData("a: 1\nb: 2\na: 3", "line 3, column 1", "'a' is there already")]
    [InlineData("a: 1\n---\nb: 2", "line 2, column 1", "second document")]
    [InlineData("a: [1, 2\nb: 3", "line", "not YAML")]
    [InlineData("a: \"x", "line 1", "not YAML")]
    [InlineData("a:\n\t- 1", "line", "not YAML")]
    [InlineData("? [1]\n: 2", "line 1", "no name")]
    [InlineData("", "line 1, column 1", "empty")]
    [InlineData("# only a remark", "line 1, column 1", "empty")]
    public void What_is_no_plain_document_is_refused_where_it_stands(string text, string place, string problem) =>
        FluentActions.Invoking(() => Format.Read(text)).Should().Throw<InvalidInputException>().WithMessage($"*{place}*{problem}*");

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_its_first_anchor()
    {
        var levels = Enumerable.Range(1, 9).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} [{string.Join(",", Enumerable.Repeat($"*{(char)('a' + i - 1)}", 9))}]");
        FluentActions.Invoking(() => Format.Read($"a: &a [x,x,x]\n{string.Join('\n', levels)}")).Should().Throw<InvalidInputException>().WithMessage("*line 1, column 4*anchor*");
    }

    [Fact]
    public void Five_thousand_brackets_are_refused() =>
        FluentActions.Invoking(() => Format.Read($"a: {new string('[', 5_000)}{new string(']', 5_000)}")).Should().Throw<InvalidInputException>().WithMessage("*line 1, column 35*nested*32 levels*");

    [Fact]
    public void Five_thousand_levels_of_indentation_are_refused() =>
        FluentActions.Invoking(() => Format.Read(string.Concat(Enumerable.Range(0, 1_000).Select(i => $"{new string(' ', i)}a:\n")))).Should().Throw<InvalidInputException>().WithMessage("*nested*32 levels*");

    [Fact]
    public void Too_many_values_are_refused_and_so_is_a_text_that_is_too_long()
    {
        FluentActions.Invoking(() => Format.Read($"a: [{string.Join(",", Enumerable.Repeat("1", 10_001))}]")).Should().Throw<InvalidInputException>().WithMessage("*10,000 values*");
        FluentActions.Invoking(() => Format.Read($"a: {new string('x', 1024 * 1024)}")).Should().Throw<InvalidInputException>().WithMessage("*1,048,576 bytes*");
    }

    [Theory]
    [InlineData("NO", "Text")]
    [InlineData("on", "Text")]
    [InlineData("012", "Number")]
    [InlineData("1_000", "Text")]
    [InlineData("0x1F", "Text")]
    [InlineData(".5", "Number")]
    [InlineData("-1e3", "Number")]
    [InlineData("'1'", "Text")]
    [InlineData("True", "Flag")]
    [InlineData("~", "Null")]
    [InlineData("2026-11-21", "Text")]
    public void A_scalar_is_what_the_core_schema_says(string text, string kind) =>
        Format.Read($"a: {text}").Find("a")!.Kind.ToString().Should().Be(kind);

    [Fact]
    public void Half_a_character_in_a_text_is_refused_where_it_stands() =>
        FluentActions.Invoking(() => RuleReader.Read(Format.Read("rules:\n  - name: a\n    event_type: T\n    actions: [{ type: notify, message: \"a\ud83d\" }]")))
            .Should().Throw<InvalidInputException>().WithMessage("*line 4*");

    [Fact]
    public void A_mistake_in_a_rule_has_its_line_and_column()
    {
        const string Text =
            """
            rules:
              - name: Broken
                event_type: TICK
                conditions:
                  - field: payload.price
                    operator: above
                    value: 5
                actions:
                  - type: notify
                    chanels: [email]
            """;
        var problems = FluentActions.Invoking(() => RuleReader.Read(Format.Read(Text))).Should().Throw<InvalidInputException>().Which.Problems;
        problems.Should().HaveCount(2);
        problems[0].Should().BeEquivalentTo(new { Field = "rules[0].conditions[0].operator" });
        problems[0].Message.Should().StartWith("line 6, column 19: 'above'");
        problems[0].Limit.Should().StartWith("eq, ne, gt");
        problems[1].Should().BeEquivalentTo(new { Field = "rules[0].actions[0].chanels" });
        problems[1].Message.Should().StartWith("line 10, column 9: is unknown here.");
        problems[1].Limit.Should().Contain("channels, template");
    }
}
