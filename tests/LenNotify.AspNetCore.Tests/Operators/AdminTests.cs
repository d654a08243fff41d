using System.Net;
using System.Text.Json.Nodes;
using LenNotify.Storage;

namespace LenNotify.AspNetCore.Tests;

public sealed class AdminTests
{
    private readonly Pigeon _pager = new("pager");

    [Fact]
    public async Task A_dead_letter_is_listed_found_rehearsed_and_replayed()
    {
        await using var host = await DeadAsync();
        var client = host.Operator();

        var listed = await client.GetAsync("dead-letters?channel=pager&user_id=ann").JsonAsync();
        var id = (string)listed["data"]![0]!["id"]!;
        var found = await client.GetAsync($"dead-letters/{id}").JsonAsync();
        var rehearsed = await client.SendAsync(HttpMethod.Post, "dead-letters/rehearse", """{"filter":{"channel":"pager"}}""").JsonAsync();
        _pager.Answer = () => DeliveryResult.Delivered();
        var replayed = await client.SendAsync(HttpMethod.Post, "dead-letters/replay", $$"""{"filter":{"ids":["{{id}}"]},"most":10,"per_minute":60}""").JsonAsync();

        ((string)found["cause"]!, (string)found["user_id"]!, (string)found["channel"]!).Should().Be(("no such pager", "ann", "pager"));
        listed.ToJsonString().Should().NotContain("pager-4711").And.NotContain("Filled");
        ((long)rehearsed["replayed"]!, (long)replayed["replayed"]!).Should().Be((1, 1));
        var facts = await client.GetAsync("audit?action=dead_letters_replayed").JsonAsync();
        facts["data"]!.AsArray().Should().OnlyContain(fact => (string)fact!["actor"]! == "olivia").And.NotBeEmpty();
    }

    [Fact]
    public async Task Letters_are_given_up_only_where_it_is_said_which()
    {
        await using var host = await DeadAsync();
        var client = host.Operator();

        await client.SendAsync(HttpMethod.Post, "dead-letters/discard", "{}").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await client.SendAsync(HttpMethod.Post, "dead-letters/discard", """{"all":true,"channel":"pager"}""").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await client.SendAsync(HttpMethod.Post, "dead-letters/replay", """{"filter":{"all":true},"most":1000000}""").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        (await client.SendAsync(HttpMethod.Post, "dead-letters/discard", """{"all":true}""").JsonAsync()).ToJsonString().Should().Be("""{"discarded":1}""");
        (await client.GetAsync("dead-letters").JsonAsync())["data"]!.AsArray().Should().BeEmpty();
    }

    [Theory]
    [InlineData("replay", """{"filter":{"all":true},"most":10001,"per_minute":0}""", "most", "per_minute")]
    [InlineData("rehearse", """{"filter":{"all":true},"most":0}""", "most")]
    [InlineData("replay", """{"filter":{"all":true,"channel":"pager"}}""", "filter.all")]
    [InlineData("replay", """{"filter":{"cause":"a\nb"}}""", "filter.cause")]
    [InlineData("discard", """{"cause":"a\nb"}""", "cause")]
    [InlineData("discard", """{"from":"2026-06-11T00:00:00Z","to":"2026-06-10T00:00:00Z"}""", "to")]
    [InlineData("discard", "{}", "all")]
    public async Task A_question_about_dead_letters_is_refused_by_the_names_that_the_caller_wrote(string asked, string body, params string[] fields)
    {
        await using var host = await DeadAsync();

        var problem = await host.Operator().SendAsync(HttpMethod.Post, $"dead-letters/{asked}", body).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        problem["problems"]!.AsArray().Select(one => (string)one!["field"]!).Should().Equal(fields);
        problem.ToJsonString().Should().NotContain("pace.");
    }

    [Fact]
    public async Task A_list_of_dead_letters_is_refused_by_the_names_of_its_parameters()
    {
        await using var host = await DeadAsync();

        var problem = await host.Operator().GetAsync("dead-letters?from=2026-06-11T00:00:00Z&to=2026-06-10T00:00:00Z").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        problem["problems"]!.AsArray().Should().ContainSingle().Which!.ToJsonString().Should().Contain("\"to\"").And.NotContain("filter.");
    }

    [Fact]
    public async Task The_queue_the_record_and_the_analytics_tell_what_happened()
    {
        await using var host = await DeadAsync();
        var client = host.Operator();

        await host.Client().PostAsync("opt-out/pager", null).StatusAsync(HttpStatusCode.NoContent);
        var queue = await client.GetAsync("queue").JsonAsync();
        var analytics = await client.GetAsync("analytics").JsonAsync();
        var page = await client.GetAsync("audit?limit=1").JsonAsync();
        var next = await client.GetAsync($"audit?limit=1&cursor={page["next_cursor"]}").JsonAsync();

        queue["channels"]![0]!.ToJsonString().Should().Be("""{"channel":"pager","due":0,"waiting":0,"claimed":0}""");
        analytics["types"]![0]!.ToJsonString().Should().Be("""{"type":"order_filled","sent":1,"delivered":0,"failed":1,"opened":0,"clicked":0,"dismissed":0,"delivery_rate":0}""");
        page.ToJsonString().Should().NotBe(next.ToJsonString());
        await client.GetAsync("audit?limit=0").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await client.GetAsync("analytics?since=x").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
    }

    [Fact]
    public async Task An_item_of_anybody_is_followed_to_its_attempts()
    {
        await using var host = await DeadAsync();
        var items = await host.Get<IInbox>().ListAsync("ann", new InboxQuery(), host.Time.GetUtcNow(), default);

        var why = await host.Operator().GetAsync($"users/ann/deliveries/{items.Items[0].Id}").JsonAsync();

        ((string)why["attempts"]![0]!["cause"]!).Should().Be("no such pager");
        await host.Operator().GetAsync($"users/bob/deliveries/{items.Items[0].Id}").ProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_person_who_is_erased_leaves_nothing_but_a_hash()
    {
        await using var host = await DeadAsync();
        (await host.Operator().GetStringAsync("users/ann/export")).Should().Contain("Filled");

        var receipt = await host.Operator().PostAsync("users/ann/erase", null).JsonAsync();

        ((string)receipt["user_hash"]!).Should().HaveLength(64);
        receipt["removed"]!.AsObject().Should().NotBeEmpty();
        JsonNode.Parse(await host.Operator().GetStringAsync("users/ann/export"))!["documents"]!.AsArray().Should().BeEmpty();
        (await host.Operator().GetStringAsync("audit")).Should().NotContain("\"ann\"");
    }

    // A letter that died at once, in a host whose clock stands still.
    private async Task<ApiHost> DeadAsync()
    {
        _pager.Answer = () => DeliveryResult.Permanent("no such pager");
        var host = await ApiHost.StartAsync(n => n.AddChannel(_pager));
        await host.Get<IUserSettings>().PutContactAsync("ann", new HostContact("pager", "pager-4711"), new Evidence(host.Time.GetUtcNow(), "test"));
        await host.PublishAsync(with: n => n with { Channels = ["pager"] });
        while ((await host.Get<IDeadLetters>().ListDeadLettersAsync(new DeadLetterFilter(), 1, null, default)).Items.Count == 0)
        {
            await Task.Yield();
        }

        return host;
    }
}
