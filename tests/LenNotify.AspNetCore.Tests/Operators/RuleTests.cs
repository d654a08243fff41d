using System.Net;

namespace LenNotify.AspNetCore.Tests;

public sealed class RuleTests
{
    private const string Rule = """{"name":"Big fills","event_type":"FILL","conditions":[{"field":"payload.size","operator":"gte","value":100}],"actions":[{"type":"notify"}]}""";

    [Fact]
    public async Task A_rule_is_added_read_changed_and_removed_by_whoever_read_its_last_version()
    {
        await using var host = await ApiHost.StartAsync();
        var client = host.Operator();

        var added = await client.SendAsync(HttpMethod.Put, "rules/big_fills", $$"""{"version":0,"rule":{{Rule}}}""").JsonAsync();
        ((string)added["id"]!, (int)added["version"]!, (bool)added["enabled"]!).Should().Be(("big_fills", 1, true));
        await client.SendAsync(HttpMethod.Put, "rules/big_fills", $$"""{"version":0,"rule":{{Rule}}}""").ProblemAsync(HttpStatusCode.PreconditionFailed, "changed_meanwhile");
        await client.SendAsync(HttpMethod.Put, "rules/big_fills", $$"""{"version":1,"enabled":false,"rule":{{Rule}}}""").StatusAsync(HttpStatusCode.OK);
        var found = await client.GetAsync("rules/big_fills").JsonAsync();
        ((int)found["version"]!, (bool)found["rule"]!["enabled"]!).Should().Be((2, false));

        await client.DeleteAsync("rules/big_fills?version=1").ProblemAsync(HttpStatusCode.PreconditionFailed, "changed_meanwhile");
        await client.DeleteAsync("rules/big_fills").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await client.DeleteAsync("rules/big_fills?version=2").StatusAsync(HttpStatusCode.NoContent);
        await client.DeleteAsync("rules/big_fills?version=2").ProblemAsync(HttpStatusCode.NotFound, "not_found");
        (await client.GetAsync("rules").JsonAsync())["data"]!.AsArray().Should().BeEmpty();
        var facts = await client.GetAsync("audit?actor=olivia").JsonAsync();
        facts["data"]!.AsArray().Select(fact => ((string)fact!["action"]!, (string)fact["target"]!)).Should()
            .Equal(("rules_removed", "big_fills"), ("rules_put", "big_fills"), ("rules_put", "big_fills"));
    }

    [Fact]
    public async Task A_rule_that_is_not_sound_is_refused_with_field_line_and_column()
    {
        await using var host = await ApiHost.StartAsync();
        var problem = await host.Operator().SendAsync(HttpMethod.Put, "rules/bad", """{"version":0,"rule":{"name":"Bad","event_type":"FILL","actions":[{"type":"shout"}]}}""")
            .ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        problem.ToJsonString().Should().Contain("rules.bad.actions[0].type").And.Contain("line 1, column");
        await host.Operator().SendAsync(HttpMethod.Put, "rules/B%20D", $$"""{"version":0,"rule":{{Rule}}}""").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
    }

    [Fact]
    public async Task Rules_are_turned_off_together_or_not_at_all()
    {
        await using var host = await ApiHost.StartAsync();
        var client = host.Operator();
        foreach (var id in new[] { "a", "b" })
        {
            await client.SendAsync(HttpMethod.Put, $"rules/{id}", $$"""{"version":0,"rule":{{Rule}}}""").StatusAsync(HttpStatusCode.OK);
        }

        foreach (var ids in new[] { """["a","c"]""", "[]", "null", """["a",null]""", """["a","\u0000"]""" })
        {
            await client.SendAsync(HttpMethod.Post, "rules/switch", $$"""{"ids":{{ids}},"enabled":false}""").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        }

        (await client.GetAsync("rules").JsonAsync())["data"]!.AsArray().Should().OnlyContain(rule => (bool)rule!["enabled"]!);
        await client.SendAsync(HttpMethod.Post, "rules/switch", """{"ids":["a","b"],"enabled":false}""").StatusAsync(HttpStatusCode.OK);
        (await client.GetAsync("rules").JsonAsync())["data"]!.AsArray().Should().OnlyContain(rule => !(bool)rule!["enabled"]! && (int)rule["version"]! == 2);
    }

    [Theory]
    [InlineData("price_threshold", """{"symbol":"BTC/USD","level":60000}""")]
    [InlineData("volume_spike", """{"factor":5}""")]
    [InlineData("indicator_cross", """{"direction":"up"}""")]
    [InlineData("risk_limit", """{"limit":0.8,"to":{"topic":"risk-desk"}}""")]
    [InlineData("order_lifecycle", "{}")]
    public async Task Every_ready_made_rule_becomes_a_rule(string name, string values)
    {
        await using var host = await ApiHost.StartAsync();
        var client = host.Operator();

        (await client.GetAsync("rule-templates").JsonAsync())["data"]!.AsArray().Select(template => (string)template!["name"]!).Should().Contain(name).And.HaveCount(5);
        var made = await client.SendAsync(HttpMethod.Post, $"rule-templates/{name}", $$"""{"id":"mine","values":{{values}}}""").JsonAsync();
        ((string)made["id"]!, (int)made["version"]!).Should().Be(("mine", 1));
        made.ToJsonString().Should().NotContain("\"{", "no value is left out");
        await client.SendAsync(HttpMethod.Post, $"rule-templates/{name}", """{"id":"other","values":{"nonsense":1}}""").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
    }
}
