using System.Net;

namespace LenNotify.AspNetCore.Tests;

public sealed class RehearsalTests
{
    private const string Rules = """{"rules":[{"name":"Filled","event_type":"FILL","actions":[{"type":"notify","title":"A fill"}]}]}""";

    [Fact]
    public async Task A_rehearsed_event_says_who_would_hear_of_it_how_and_why()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddRules(rules => rules.Documents.Add(Rules)));
        var client = host.Operator();

        var told = (await client.SendAsync(HttpMethod.Post, "rehearsals/event", """{"type":"FILL","payload":{"user_id":"ann"},"severity":"error"}""").JsonAsync())["data"]!.AsArray();

        told.Should().ContainSingle();
        ((string)told[0]!["rule_id"]!, (string)told[0]!["notification"]!["title"]!, (string)told[0]!["user_ids"]![0]!).Should().Be(("filled", "A fill", "ann"));
        var person = told[0]!["people"]![0]!;
        ((string)person["user_id"]!, (string)person["priority"]!, (bool)person["listed"]!).Should().Be(("ann", "high", true));
        person["channels"]!.AsArray().Should().Contain(channel => (string)channel!["channel"]! == "inapp" && (string)channel["verdict"]! == "deliver" && ((string)channel["words"]!).Length > 0);
        var nobody = (await client.SendAsync(HttpMethod.Post, "rehearsals/event", """{"type":"FILL"}""").JsonAsync())["data"]!.AsArray();
        told[0]!["notification"]!["metadata"]!["user_id"]!.GetValue<string>().Should().Be("ann");
        nobody[0]!.AsObject().Should().NotContainKey("user_ids").And.NotContainKey("segment");
        (await client.SendAsync(HttpMethod.Post, "rehearsals/event", """{"type":"OTHER"}""").JsonAsync())["data"]!.AsArray().Should().BeEmpty();
        (await host.Client("ann").GetAsync("").JsonAsync()).Titles().Should().BeEmpty("nothing is stored");
    }

    [Fact]
    public async Task Changed_rules_say_who_would_gain_and_lose()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddRules(rules => rules.Documents.Add(Rules)));
        await host.Notifier.PublishEventAsync(new SourceEvent { Type = "FILL", Payload = new() { ["user_id"] = "ann" } });
        host.Time.Pass(TimeSpan.FromSeconds(1));

        var found = await host.Operator().SendAsync(
            HttpMethod.Post, "rehearsals/rules", """{"text":"{\"rules\":[{\"name\":\"F\",\"event_type\":\"FILL\",\"to\":{\"users\":[\"bob\"]},\"actions\":[{\"type\":\"notify\"}]}]}","days":1}""").JsonAsync();

        ((int)found["events"]!, (int)found["gained"]!, (int)found["lost"]!, (int)found["delayed"]!).Should().Be((1, 1, 1, 0));
        found["first"]!.AsArray().Select(change => ((string)change!["who"]!, (string)change["change"]!)).Should().Equal(("ann", "lost"), ("bob", "gained"));
    }

    [Theory]
    [InlineData("event", "{}", "not_json")]
    [InlineData("event", """{"type":"F G"}""", "type")]
    [InlineData("event", """{"type":"FILL","unknown":1}""", "unknown")]
    [InlineData("rules", """{"text":"{}"}""", "rules")]
    [InlineData("rules", """{"text":"nope"}""", "line 1, column 2")]
    [InlineData("rules", """{"text":"rules: []","file":"rules.toml"}""", "file")]
    [InlineData("rules", """{"text":"{\"rules\":[]}","days":0}""", "days")]
    [InlineData("rules", """{"text":"{\"rules\":[]}","days":366}""", "days")]
    public async Task What_cannot_be_rehearsed_is_refused_with_its_field(string what, string body, string says)
    {
        await using var host = await ApiHost.StartAsync();

        (await host.Operator().SendAsync(HttpMethod.Post, $"rehearsals/{what}", body).ProblemAsync(HttpStatusCode.BadRequest, says == "not_json" ? "not_json" : "invalid_input"))
            .ToJsonString().Should().Contain(says);
    }
}
