using static LenNotify.Tests.Rules.RuleDesktop;

namespace LenNotify.Tests.Schema;

/// <summary>What the schemas say to whoever wrote a rule or a template: the field, the problem, what would have been right.</summary>
public class WhatIsSaidTests
{
    [Theory]
    [InlineData("""{"field":"payload.a","operator":"above","value":1}""", "rules[0].conditions[0].operator: * 'above' is none of those that there are. Allowed: eq, ne, gt, gte, *, cross.")]
    [InlineData("""{"field":"payload.a","operator":"eq"}""", "rules[0].conditions[0].value: * is missing. Allowed: must be there.")]
    [InlineData("""{"field":"price","operator":"eq","value":1}""", "rules[0].conditions[0].field: * 'price' is no field. Allowed: severity, type, *, or payload and up to 15 steps *")]
    [InlineData("""{"field":"severity","operator":"gte","value":"bad"}""", "rules[0].conditions[0].value: * 'bad' is none of those that there are. Allowed: info, success, *.")]
    [InlineData("""{"field":"payload.a","operator":"gt","value":"5"}""", "rules[0].conditions[0].value: * '5' is no number. Allowed: a number; *")]
    [InlineData("""{"field":"payload.a","operator":"in","value":5}""", "rules[0].conditions[0].value: * is '5'. Allowed: a list.")]
    [InlineData("""{"field":"payload.a","operator":"in","value":[]}""", "rules[0].conditions[0].value: * is empty. Allowed: 1-1,000 entries.")]
    [InlineData("""{"field":"payload.a","operator":"in","value":["a",null]}""", "rules[0].conditions[0].value[1]: * is null. Allowed: a text of up to 1,000 characters, a number, true or false.")]
    [InlineData("""{"field":"payload.a","operator":"spike","value":1}""", "rules[0].conditions[0].value: * '1' is no factor. Allowed: how many times the mean, more than 1, at most 1,000,000.")]
    [InlineData("""{"field":"type","operator":"spike","value":2}""", "rules[0].conditions[0].field: * 'type' is no field of numbers. Allowed: a path into the payload*")]
    [InlineData("""{"field":"payload.a","operator":"cross","value":2,"other":"payload.b"}""", "rules[0].conditions[0].value: * cannot stand here. Allowed: a number as value, or another field as other, and not both.")]
    [InlineData("""{"field":"payload.a","operator":"changed_by","value":"5"}""", "rules[0].conditions[0].value: * '5' is no difference. Allowed: a number from 0, or a percentage such as 5%.")]
    [InlineData("""{"field":"payload.a","operator":"exists","value":"yes"}""", "rules[0].conditions[0].value: * is 'yes'. Allowed: true or false.")]
    [InlineData("""{"field":"payload.a","operator":"eq","value":1,"over":3}""", "rules[0].conditions[0].over: * is unknown here. Allowed: field, operator, value.")]
    [InlineData("""{"all":[],"any":[]}""", "rules[0].conditions[0].all: * is empty. Allowed: 1-1,000 entries.|rules[0].conditions[0].any: * is unknown here. Allowed: all.")]
    [InlineData("5", "rules[0].conditions[0]: * is '5'. Allowed: a map.")]
    public void Of_a_condition(string condition, string said) => Said(Rule($$"""[{{condition}}]""", """[{"type":"suppress"}]""")).Should().MatchAll(said);

    [Theory]
    [InlineData("""[{"type":"shout"}]""", "rules[0].actions[0].type: * 'shout' is none of those that there are. Allowed: notify, suppress, set_priority, group, throttle, escalate.")]
    [InlineData("""[{"type":"throttle","limit":51}]""", "rules[0].actions[0].per: * is missing. Allowed: must be there.|rules[0].actions[0].limit: * '51' is no count. Allowed: a whole number from 1 to 50.")]
    [InlineData("""[{"type":"escalate","to":"toast","after":"1x"}]""", "rules[0].actions[0].to: * 'toast' is no channel to escalate to. Allowed: any channel but inapp*|rules[0].actions[0].after: * '1x' is no length of time. Allowed: a number and s, m, h or d*")]
    [InlineData("""[{"type":"group"},{"type":"group"}]""", "rules[0].actions: * has group 2 times. Allowed: at most 1 of group.")]
    [InlineData("""[{"type":"notify","title":"a\nb","message":"","channels":["E mail"],"attributes":{"a b":"payload.x"},"to":{"users":[]}}]""",
        "rules[0].actions[0].title: * has a control character (U+000A) at 1. Allowed: 1-200 characters on one line.|rules[0].actions[0].message: * is empty. Allowed: 1-1,000 characters; line breaks are fine.|"
        + "rules[0].actions[0].channels[0]: * 'E mail' is no channel name. Allowed: 1-32 lower-case letters*|rules[0].actions[0].attributes.a b: * 'a b' is no name of an attribute. Allowed: 1-64 letters, digits and _ . -.|"
        + "rules[0].actions[0].to.users: * is empty. Allowed: 1-1,000 entries.")]
    [InlineData("""[{"type":"notify","to":{"path":"payload.x","topic":"y"}}]""", "rules[0].actions[0].to: * has 2 entries. Allowed: one of path, users, topic.")]
    [InlineData("[]", "rules[0].actions: * is empty. Allowed: 1-20 entries.")]
    public void Of_an_action(string actions, string said) => Said(Rule("[]", actions)).Should().MatchAll(said);

    [Fact]
    public void Of_a_whole_document_with_what_no_schema_can_say_beside_what_it_says() =>
        Said("""
            {"rules":[
              {"name":"a","event_type":"T","valid_from":"2026-02-30T00:00:00Z","actions":[{"type":"suppress"}]},
              {"name":"b","event_type":"T","enabled":1,"actions":[{"type":"suppress"}]},
              {"name":"A","event_type":"T","actions":[{"type":"suppress"}]}]}
            """).Should().MatchAll("rules[1].enabled: line 3, column * is '1'. Allowed: true or false.|rules[0].valid_from: line 2, column * is in no calendar. *|rules[2].id: line 4, column 3: 'a' is there already; *");

    [Fact]
    public void Of_a_rule_that_is_stored() =>
        FluentActions.Invoking(() => StoredRuleText.Compile(new StoredRule("mine", 0, true, """{"name":"a","event_type":"T","actions":[{"type":"shout"}],"x":1}""")))
            .Should().Throw<InvalidInputException>().Which.Problems.Select(problem => problem.ToString()).ToArray().Should().MatchAll(
                "rules.mine.actions[0].type: line 1, column 49: 'shout' is none of those that there are. *|rules.mine.x: line 1, column 59: is unknown here. *");

    [Fact]
    public void Of_a_template() =>
        FluentActions.Invoking(() => Template.Parse("""{"key":"a b","language":"nl_BE","variables":{"secret":"code"},"wordings":[{"text":["", " "],"facts":[{"label":"a\u0085"}],"parts":{"script":{}}}],"x":1}"""))
            .Should().Throw<InvalidInputException>().Which.Problems.Select(problem => problem.ToString()).Should().Equal(
                "key: 'a b' is no type name. Allowed: 1-128 letters, digits and _ . : -, first a letter or digit.",
                "language: 'nl_BE' is no language tag. Allowed: a BCP 47 tag of at most 35 characters, such as nl or pt-BR.",
                "variables.secret: 'secret' is no value of the publisher's. Allowed: metadata. or attributes. and a path of letters, digits, _ and -, at most 200 characters.",
                "wordings[0].text: has no line with words. Allowed: words in at most 65,536 characters, or a list of lines that have as many together; line breaks and tabs are fine.",
                "wordings[0].facts[0].value: is missing. Allowed: must be there.",
                "wordings[0].facts[0].label: has a control character (U+0085) at 1. Allowed: 1-100 characters on one line.",
                "wordings[0].parts.script: is unknown here. Allowed: open, link, fact, item, group.",
                "x: is unknown here. Allowed: $schema, key, language, engine, variables, wordings.");

    [Fact]
    public void Of_lines_that_are_too_much_together() =>
        FluentActions.Invoking(() => Template.Parse($$"""{"key":"a","wordings":[{"text":["{{new string('x', 40_000)}}","{{new string('x', 40_000)}}"]}]}"""))
            .Should().Throw<InvalidInputException>().WithMessage("*wordings[0].text: has 80,001 characters. Allowed: words in at most 65,536 characters*");

    private static string Rule(string conditions, string actions) => $$"""{"rules":[{"name":"a","event_type":"T","conditions":{{conditions}},"actions":{{actions}}}]}""";

    private static string[] Said(string document) =>
        [.. FluentActions.Invoking(() => Set(document)).Should().Throw<InvalidInputException>().Which.Problems.Select(problem => problem.ToString())];
}
