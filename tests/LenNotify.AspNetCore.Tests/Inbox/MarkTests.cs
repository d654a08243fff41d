using System.Net;
using LenNotify.Storage;

namespace LenNotify.AspNetCore.Tests;

public sealed class MarkTests
{
    [Fact]
    public async Task What_was_read_is_counted_no_more_however_often_it_is_said()
    {
        await using var host = await ApiHost.StartAsync();
        var id = await host.PublishAsync();
        await host.PublishAsync();
        var client = host.Client();

        var first = await client.PostAsync($"{id}/read", null).JsonAsync();
        var again = await client.SendAsync(HttpMethod.Patch, $"{id}/read").JsonAsync();
        var said = await client.SendAsync(HttpMethod.Patch, $"{id}/read", """{"read":true}""").JsonAsync();

        ((long)first["unread"]!).Should().Be(1);
        again.ToJsonString().Should().Be(first.ToJsonString());
        said.ToJsonString().Should().Be(first.ToJsonString());
        await client.SendAsync(HttpMethod.Patch, $"{id}/read", """{"read":false}""").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        ((bool)(await client.GetAsync("").JsonAsync())["data"]![1]!["read"]!).Should().BeTrue();
    }

    [Fact]
    public async Task All_is_read_up_to_what_was_shown_and_what_came_since_stays()
    {
        await using var host = await ApiHost.StartAsync();
        await host.PublishAsync();
        await host.PublishAsync();
        await host.PublishAsync();

        var answer = await host.Client().PostJsonAsync("read-all", new { up_to = 2 }).JsonAsync();

        ((long)answer["unread"]!, (long)answer["sequence"]!).Should().Be((1, 3));
        await host.Client().PostJsonAsync("read-all", new { up_to = -1 }).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await host.Client().PostAsync("read-all", null).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await host.Client().PostJsonAsync("read-all", new { }).ProblemAsync(HttpStatusCode.BadRequest, "not_json");
    }

    [Fact]
    public async Task What_was_dismissed_is_listed_no_more()
    {
        await using var host = await ApiHost.StartAsync();
        var id = await host.PublishAsync();

        ((long)(await host.Client().DeleteAsync($"{id}").JsonAsync())["unread"]!).Should().Be(0);

        (await host.Client().GetAsync("").JsonAsync()).Titles().Should().BeEmpty();
    }

    [Fact]
    public async Task The_history_can_be_put_away_as_a_whole()
    {
        await using var host = await ApiHost.StartAsync();
        for (var i = 0; i < 150; i++)
        {
            await host.PublishAsync(with: n => n with { Priority = Priority.Low, Severity = Severity.Critical });
        }

        await host.PublishAsync("bob");

        (await host.Client().DeleteAsync("history").JsonAsync()).ToJsonString().Should().Be("""{"removed":150}""");

        (await host.Client().GetAsync("count").JsonAsync()).ToJsonString().Should().Be("""{"unread":0,"total":0,"sequence":150}""");
        (await host.Client("bob").GetAsync("").JsonAsync()).Titles().Should().ContainSingle();
    }

    [Theory]
    [InlineData("POST", "/read")]
    [InlineData("PATCH", "/read")]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/opened")]
    [InlineData("POST", "/action")]
    [InlineData("GET", "/why")]
    [InlineData("GET", "/group")]
    [InlineData("POST", "/group/read")]
    [InlineData("DELETE", "/group")]
    public async Task Another_persons_id_answers_as_a_missing_one_and_as_what_is_none(string method, string path)
    {
        await using var host = await ApiHost.StartAsync();
        var bobs = await host.PublishAsync("bob");
        await host.PublishAsync();

        var answers = new List<string>();
        foreach (var id in new[] { bobs.ToString(), new Guid(1, 2, 3, new byte[8]).ToString(), "' or 1=1" })
        {
            var problem = await host.Client().SendAsync(new HttpMethod(method), $"{Uri.EscapeDataString(id)}{path}").ProblemAsync(HttpStatusCode.NotFound, "not_found");
            problem["request_id"] = "";
            answers.Add(problem.ToJsonString());
        }

        answers.Distinct().Should().ContainSingle();
        (await host.Get<IInbox>().StatesAsync(["bob"], default))[0].Unread.Should().Be(1);
    }

    [Fact]
    public async Task What_people_did_is_counted_by_type_once_each()
    {
        await using var host = await ApiHost.StartAsync();
        var id = await host.PublishAsync(with: n => n with { ActionUrl = "/orders/1", Actions = [new NotificationAction("undo", "Undo", "/undo")] });
        var client = host.Client();

        await client.PostAsync($"{id}/opened", null).StatusAsync(HttpStatusCode.NoContent);
        await client.PostJsonAsync($"{id}/opened", new { channel = "in_app" }).StatusAsync(HttpStatusCode.NoContent);
        (await client.PostJsonAsync($"{id}/action", new { key = "undo" }).JsonAsync()).ToJsonString().Should().Be("""{"url":"/undo"}""");
        (await client.PostAsync($"{id}/action", null).JsonAsync()).ToJsonString().Should().Be("""{"url":"/orders/1"}""");
        await client.PostJsonAsync($"{id}/action", new { key = "redo" }).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await client.PostJsonAsync($"{id}/opened", new { channel = "No Channel" }).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        var summary = await host.Get<IHistory>().SummariseAsync(null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, default);
        summary.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Type = "order_filled", Sent = 1, Opened = 1, Clicked = 1, Dismissed = 0 });
    }

    [Fact]
    public async Task Why_says_it_in_codes_and_in_words()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel("email"));
        var id = await host.PublishAsync(with: n => n with { Severity = Severity.Error });

        var why = await host.Client().GetAsync($"{id}/why").JsonAsync();

        var email = why["decisions"]!.AsArray().Single(decision => (string)decision!["channel"]! == "email")!;
        ((string)email["verdict"]!, (string)email["reason"]!, (string)email["words"]!).Should().Be(("suppress", "no_contact", "Not sent. You gave no address for the channel."));
        why["attempts"]!.AsArray().Should().BeEmpty();
    }
}
