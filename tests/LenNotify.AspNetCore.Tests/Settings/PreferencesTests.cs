using System.Net;
using System.Text.Json.Nodes;

namespace LenNotify.AspNetCore.Tests;

public sealed class PreferencesTests
{
    [Fact]
    public async Task Everybody_has_a_whole_document_and_its_tag()
    {
        await using var host = await ApiHost.StartAsync();

        using var answer = await host.Client().GetAsync("preferences");

        answer.Headers.ETag!.Tag.Should().Be("\"0\"");
        var document = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        ((double)document["confidence_threshold"]!).Should().Be(85);
        ((bool)document["channels"]!["email"]!).Should().BeTrue();
    }

    [Fact]
    public async Task Who_knew_an_older_document_is_told_so_and_overwrites_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        var client = host.Client();
        await client.SendAsync(HttpMethod.Patch, "preferences", """{"language":"nl"}""", "\"0\"").StatusAsync(HttpStatusCode.OK);

        await client.SendAsync(HttpMethod.Patch, "preferences", """{"language":"de"}""", "\"0\"").ProblemAsync(HttpStatusCode.PreconditionFailed, "changed_meanwhile");
        await client.SendAsync(HttpMethod.Put, "preferences", """{"language":"de"}""", "\"0\"").ProblemAsync(HttpStatusCode.PreconditionFailed, "changed_meanwhile");
        await client.SendAsync(HttpMethod.Put, "preferences", """{"language":"de","version":7}""").ProblemAsync(HttpStatusCode.PreconditionFailed, "changed_meanwhile");
        await client.SendAsync(HttpMethod.Put, "preferences", "{}", "W/nonsense").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        var document = await client.GetAsync("preferences").JsonAsync();
        ((string)document["language"]!, (long)document["version"]!).Should().Be(("nl", 1));
    }

    [Fact]
    public async Task A_put_replaces_a_patch_changes_what_it_names_and_a_post_is_a_patch()
    {
        await using var host = await ApiHost.StartAsync();
        var client = host.Client();

        await client.SendAsync(HttpMethod.Put, "preferences", """{"language":"nl","confidence_threshold":70}""").StatusAsync(HttpStatusCode.OK);
        await client.SendAsync(HttpMethod.Patch, "preferences", """{"language":"de"}""").StatusAsync(HttpStatusCode.OK);
        var posted = await client.SendAsync(HttpMethod.Post, "preferences", """{"quiet_hours":{"enabled":true}}""").JsonAsync();
        var replaced = await client.SendAsync(HttpMethod.Put, "preferences", """{"language":"fr"}""").JsonAsync();

        ((string)posted["language"]!, (double)posted["confidence_threshold"]!, (bool)posted["quiet_hours"]!["enabled"]!).Should().Be(("de", 70, true));
        ((string)replaced["language"]!, (double)replaced["confidence_threshold"]!, (long)replaced["version"]!).Should().Be(("fr", 85, 4));
    }

    [Fact]
    public async Task A_type_is_left_over_a_channel_and_taken_back()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel("email"));
        var client = host.Client();
        string Left(System.Text.Json.Nodes.JsonNode document) => document["types"]!["offers"]!["left_channels"]!.ToJsonString();

        Left(await client.SendAsync(HttpMethod.Patch, "preferences", """{"types":{"offers":{"left_channels":["email","push"]}}}""").JsonAsync()).Should().Be("""["email","webpush"]""");
        Left(await client.GetAsync("preferences").JsonAsync()).Should().Be("""["email","webpush"]""");
        Left(await client.SendAsync(HttpMethod.Patch, "preferences", """{"types":{"offers":{"enabled":true}}}""").JsonAsync()).Should().Be("""["email","webpush"]""", "it was not named");
        Left(await client.SendAsync(HttpMethod.Patch, "preferences", """{"types":{"offers":{"left_channels":null}}}""").JsonAsync()).Should().Be("[]");
        Left(await client.SendAsync(HttpMethod.Put, "preferences", """{"types":{"offers":{"left_channels":["sms"]}}}""").JsonAsync()).Should().Be("""["sms"]""");
    }

    [Theory]
    [InlineData("""{"quiet_hours":{"windows":[{"start":"08:00","end":"08:00"}]}}""", "quiet_hours.windows[0]")]
    [InlineData("""{"types":{"offers":{"left_channels":["e mail"]}}}""", "types.offers.left_channels[0]")]
    [InlineData("""{"types":{"offers":{"left_channels":"email"}}}""", "types.offers.left_channels")]
    [InlineData("""{"time_zone":"../../etc/passwd"}""", "time_zone")]
    [InlineData("""{"time_zone":"posixrules"}""", "time_zone")]
    [InlineData("""{"confidence_threshold":101}""", "confidence_threshold")]
    [InlineData("""{"colour":"red"}""", "colour")]
    [InlineData("""{"language":"nl","language":"de"}""", "")]
    [InlineData("[1]", "")]
    [InlineData("""{"a":""", "")]
    public async Task What_is_not_sound_is_refused_by_field(string json, string field)
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await host.Client().SendAsync(HttpMethod.Patch, "preferences", json).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        ((string)problem["field"]!).Should().StartWith(field);
        ((long)(await host.Client().GetAsync("preferences").JsonAsync())["version"]!).Should().Be(0);
    }

    [Fact]
    public async Task Choices_can_be_forgotten_and_old_tags_stay_old()
    {
        await using var host = await ApiHost.StartAsync();
        var client = host.Client();
        await client.SendAsync(HttpMethod.Patch, "preferences", """{"language":"nl"}""").StatusAsync(HttpStatusCode.OK);

        await client.DeleteAsync("preferences").StatusAsync(HttpStatusCode.NoContent);

        (await client.GetAsync("preferences").JsonAsync())["language"].Should().BeNull();
        await client.SendAsync(HttpMethod.Patch, "preferences", "{}", "\"1\"").ProblemAsync(HttpStatusCode.PreconditionFailed, "changed_meanwhile");
    }

    [Fact]
    public async Task A_document_that_is_known_already_is_not_sent_again()
    {
        await using var host = await ApiHost.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "preferences");
        request.Headers.TryAddWithoutValidation("If-None-Match", "\"0\"");

        await host.Client().SendAsync(request).StatusAsync(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task The_schema_lists_what_the_host_registered()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddType("order_filled", t => t.Mandatory().CarriesConfidence()).AddChannel("sms"));

        var schema = await host.Client().GetAsync("preferences/schema").JsonAsync();

        schema["types"]![0]!.ToJsonString().Should().Be("""{"name":"order_filled","mandatory":true,"carries_confidence":true,"minimum_severity":"info","frequency":"immediate"}""");
        schema["channels"]![1]!.ToJsonString().Should().Be("""{"name":"sms","on_by_default":false,"needs_address":true,"needs_verification":true,"needs_consent":true}""");
        schema["severities"]!.AsArray().Select(severity => (string)severity!).Should().Equal("info", "success", "warning", "error", "critical");
    }

    [Fact]
    public async Task In_camel_case_names_change_and_what_people_named_does_not()
    {
        await using var host = await ApiHost.StartAsync(api: o => o.CamelCase = true);

        var document = await host.Client().SendAsync(
            HttpMethod.Patch, "preferences", """{"timeZone":"Europe/Amsterdam","quietHours":{"keepToInbox":true},"types":{"my_type":{"highPriorityOnly":true,"leftChannels":["email"]}},"filters":{"symbol_name":["A_b"]}}""").JsonAsync();

        ((string)document["timeZone"]!, (bool)document["quietHours"]!["keepToInbox"]!, (bool)document["types"]!["my_type"]!["highPriorityOnly"]!).Should().Be(("Europe/Amsterdam", true, true));
        ((string)document["types"]!["my_type"]!["leftChannels"]![0]!).Should().Be("email");
        ((string)document["filters"]!["symbol_name"]![0]!).Should().Be("A_b");
    }
}
